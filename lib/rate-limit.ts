// Token buckets: `burst` at once, then one each `refillMs`. Those of the desk live on globalThis, because every Next entry
// gets its own copy of this module; a restart fills them all, which only ever errs towards letting somebody in.

export type Limit = { burst: number; refillMs: number };

/**
 * From this many keys on the full buckets are forgotten, since they say the same as none; then from twice those left. Each is some 200 bytes,
 * in a dozen of these: of whoever was here hours ago they would be megabytes.
 */
const sweepAbove = 1_000;

export class TokenBuckets {
  readonly #limit: Limit;
  readonly #now: () => number;
  /** When each bucket will be full again: whole milliseconds, so that no wait is ever a rounding too long. */
  readonly #fullAt = new Map<string, number>();
  #sweepAt = sweepAbove;

  /** `now` in ms, never going back: the process's own clock and not the wall's, which somebody may set. */
  constructor(limit: Limit, now = () => Math.floor(performance.now())) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Takes one token and leaves so many. 0: taken; otherwise nothing was taken, and this is how many ms to wait for the next. */
  take(key: string, leaving = 0): number {
    const { burst, refillMs } = this.#limit;
    const now = this.#now();
    const fullAt = Math.max(now, this.#fullAt.get(key) ?? now);
    const waitMs = fullAt - now - (burst - 1 - leaving) * refillMs;
    if (waitMs > 0) return waitMs;
    if (this.#fullAt.size >= this.#sweepAt) this.#sweep(now);
    this.#fullAt.set(key, fullAt + refillMs);
    return 0;
  }

  /** How many were taken that aren't there again. */
  taken(key: string): number {
    return Math.max(0, Math.ceil(((this.#fullAt.get(key) ?? 0) - this.#now()) / this.#limit.refillMs));
  }

  /** As if the last one hadn't been taken. */
  giveBack(key: string): void {
    const fullAt = (this.#fullAt.get(key) ?? 0) - this.#limit.refillMs;
    if (fullAt > this.#now()) this.#fullAt.set(key, fullAt);
    else this.#fullAt.delete(key);
  }

  /** Forgives everything: the key has shown to be in good faith. */
  clear(key: string): void {
    this.#fullAt.delete(key);
  }

  get size(): number {
    return this.#fullAt.size;
  }

  #sweep(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
    this.#sweepAt = Math.max(sweepAbove, 2 * this.#fullAt.size);
  }
}

const shared: typeof globalThis & { rehearseBuckets?: Map<string, TokenBuckets> } = globalThis;

/** The process-wide buckets of this name; the limit counts only for whoever asks first. */
export function sharedBuckets(name: string, limit: Limit): TokenBuckets {
  shared.rehearseBuckets ??= new Map();
  const known = shared.rehearseBuckets.get(name) ?? new TokenBuckets(limit);
  shared.rehearseBuckets.set(name, known);
  return known;
}

/** Takes a token from each; or from none, and says for which one one waits longest, and how long. */
export function takeEach(
  from: readonly (readonly [buckets: TokenBuckets, key: string, ...unknown[]])[],
): { waitMs: number; at: number } | null {
  const waits = from.map(([buckets, key]) => buckets.take(key));
  const waitMs = Math.max(...waits);
  if (waitMs <= 0) return null;
  for (const [at, [buckets, key]] of from.entries()) if (waits[at] === 0) buckets.giveBack(key);
  return { waitMs, at: waits.indexOf(waitMs) };
}

/** "40 seconds", "2 minutes": rounded up, so that waiting that long is always enough. */
export function waitText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const [count, unit] = seconds < 60 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/**
 * Who is calling, from `x-forwarded-for`. Without a trusted proxy the server drops what the client sent and says
 * the socket's own address (`lib/server/pages/pass-on.ts`); with one, the last entry is what that proxy saw.
 */
export function clientAddress(headers: Headers): string {
  return networkOf(headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown");
}

/** Of IPv6 the network, of which one home or server has all the addresses that it likes; IPv4 as it is. */
export function networkOf(address: string): string {
  const four = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (four || !address.includes(":")) return four ?? address.slice(0, 64);
  const [head = [], tail = []] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const gap = address.includes("::") ? 8 - head.length - tail.length : 0;
  const groups = [...head, ...new Array<string>(Math.max(0, gap)).fill("0"), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

// Token buckets: `burst` at once, then one each `refillMs`. They live on globalThis, because every Next entry and the live
// door get their own copy of this module; a restart empties them, which only ever errs towards letting somebody in.

export type Limit = { burst: number; refillMs: number };
type Bucket = { tokens: number; at: number };

/** Beyond this many keys the full buckets are forgotten: they say the same as none. */
const sweepAbove = 10_000;

export class TokenBuckets {
  readonly #limit: Limit;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limit: Limit, now: () => number = Date.now) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Takes one token. 0: taken; otherwise nothing was taken, and this is how many ms to wait for the next. */
  take(key: string): number {
    const { tokens, at } = this.#filled(key);
    if (tokens < 1) return Math.ceil((1 - tokens) * this.#limit.refillMs);
    if (this.#buckets.size >= sweepAbove) this.#sweep();
    this.#buckets.set(key, { tokens: tokens - 1, at });
    return 0;
  }

  /** Forgives everything: the key has shown to be in good faith. */
  clear(key: string): void {
    this.#buckets.delete(key);
  }

  get size(): number {
    return this.#buckets.size;
  }

  #filled(key: string): Bucket {
    const at = this.#now();
    const bucket = this.#buckets.get(key);
    if (!bucket) return { tokens: this.#limit.burst, at };
    const gained = Math.max(0, at - bucket.at) / this.#limit.refillMs;
    return { tokens: Math.min(this.#limit.burst, bucket.tokens + gained), at };
  }

  #sweep(): void {
    for (const key of this.#buckets.keys()) {
      if (this.#filled(key).tokens >= this.#limit.burst) this.#buckets.delete(key);
    }
  }
}

const shared = globalThis as typeof globalThis & { rehearseBuckets?: Map<string, TokenBuckets> };

/** The process-wide buckets of this name; the limit counts only for whoever asks first. */
export function sharedBuckets(name: string, limit: Limit): TokenBuckets {
  shared.rehearseBuckets ??= new Map();
  const known = shared.rehearseBuckets.get(name) ?? new TokenBuckets(limit);
  shared.rehearseBuckets.set(name, known);
  return known;
}

/** "40 seconds", "2 minutes": rounded up, so that waiting that long is always enough. */
export function waitText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const [count, unit] = seconds < 60 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/**
 * Who is calling, from `x-forwarded-for`. Without a trusted proxy the server drops what the client sent and Next fills in
 * the socket's own address; with one, the last entry is what that proxy saw.
 */
export function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}

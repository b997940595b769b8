// How much of one process each of those who ask has used lately, by what that process says of itself.

type Share = {
  /** Of all its time, in the long run. */
  of: number;
  /** So much may be used before that counts. */
  burstMs: number;
};

/** From this many on those who have paid for all are forgotten. */
const sweepAbove = 10_000;

export class ProcessorShare {
  readonly #share: Share;
  readonly #now: () => number;
  #underWay: string[] = [];
  /** Also those who came and went since the last charge. */
  #worked: string[] = [];
  /** When each will have waited for what they used: work of one millisecond is paid for in `1 / of`. */
  readonly #paidAt = new Map<string, number>();

  constructor(share: Share, now = () => performance.now()) {
    this.#share = share;
    this.#now = now;
  }

  /** For as long as the work takes. */
  async during<T>(from: string, work: Promise<T>): Promise<T> {
    this.#underWay.push(from);
    this.#worked.push(from);
    try {
      return await work;
    } finally {
      this.#underWay.splice(this.#underWay.indexOf(from), 1);
    }
  }

  /** So long the process was busy since the last time: an equal part each for whatever was under way, also where it waited. */
  charge(busyMs: number): void {
    const now = this.#now();
    const paysMs = busyMs / this.#worked.length / this.#share.of;
    for (const from of this.#worked)
      this.#paidAt.set(from, Math.max(now - busyMs, this.#paidAt.get(from) ?? 0) + paysMs);
    this.#worked = [...this.#underWay];
    if (this.#paidAt.size > sweepAbove)
      for (const [from, atMs] of this.#paidAt) if (atMs <= now) this.#paidAt.delete(from);
  }

  /** How long this one has to rest; 0: not at all. */
  restMs(from: string): number {
    const { of, burstMs } = this.#share;
    const owedMs = (this.#paidAt.get(from) ?? 0) - this.#now();
    return Math.max(0, Math.ceil(owedMs - burstMs * (1 / of - 1)));
  }

  get size(): number {
    return this.#paidAt.size;
  }
}

// Work of which only so much is under way at once. Whoever waits is taken in turn with the others who wait, however much each wants:
// one person's thousandth comes behind another's first.

export class FairTurns {
  #free: number;
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#turnOf(key);
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #turnOf(key: string): Promise<void> {
    return new Promise((go) => {
      const line = this.#waiting.get(key) ?? [];
      line.push(go);
      this.#waiting.set(key, line);
    });
  }

  #next(): void {
    const [first] = this.#waiting;
    if (!first) {
      this.#free += 1;
      return;
    }
    const [key, line] = first;
    const go = line.shift();
    this.#waiting.delete(key);
    if (line.length > 0) this.#waiting.set(key, line); // behind everybody else
    go?.();
  }
}

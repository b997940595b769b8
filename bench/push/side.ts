// Either end of the comparison: something that can be pushed through, and says when the other end heard it.

export type Heard = {
  /** Performance time when the receiving client had it. */
  atMs: number;
};

export type Side = {
  /** Sends one push; resolves when the receiver has it and the sender its acknowledgement. */
  push(): Promise<Heard>;
  cpuMs(): number;
};

/** Who waits for which push. */
export function createWaiting() {
  const waiting = new Map<string, (heard: Heard) => void>();
  return {
    until: (id: string) =>
      new Promise<Heard>((done) => {
        waiting.set(id, done);
      }),
    /** False for a push that nobody waits for: heard twice, or never sent. */
    heard(id: string): boolean {
      const done = waiting.get(id);
      waiting.delete(id);
      done?.({ atMs: performance.now() });
      return done !== undefined;
    },
  };
}

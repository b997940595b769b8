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

const patienceMs = 10_000;

/** Who waits for which push. One that never comes counts as lost and as late as it was waited for. */
export function createWaiting(onLost: () => void = () => undefined) {
  const waiting = new Map<string, (heard: Heard) => void>();
  return {
    until: (id: string) =>
      new Promise<Heard>((done) => {
        const timer = setTimeout(() => {
          if (!waiting.delete(id)) return;
          onLost();
          done({ atMs: performance.now() });
        }, patienceMs);
        waiting.set(id, (heard) => {
          clearTimeout(timer);
          done(heard);
        });
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

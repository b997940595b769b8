// What an attacker's own processor time alone does to the rooms next door: on a machine that all share, some of what is felt beside an
// attack is no more than that, and no limit of the server's could mend it.
import type { Measured } from "../outcome";

const sliceMs = 10;

/** Burns so much of a core, a part of each ten milliseconds, without any connection. */
export function burn(share: number): { stop(): Promise<Measured[]> } {
  const busyMs = Math.min(share, 1) * sliceMs;
  const slices = setInterval(() => {
    for (const untilMs = performance.now() + busyMs; performance.now() < untilMs; ) Math.random();
  }, sliceMs);
  return {
    async stop() {
      clearInterval(slices);
      return [];
    },
  };
}

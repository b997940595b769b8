// Long work in a process that also serves live rooms: in slices, between which everything else has its turn.
import { setImmediate as breathe } from "node:timers/promises";

/** How long one slice may take. What can't be divided may take longer, and is followed by a breath. */
const sliceMs = 8;

/** To be awaited at every step: waits for the event loop's other work whenever a slice is over. */
export function newPace(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < sliceMs) return;
    await breathe();
    begun = performance.now();
  };
}

/** Runs work that hands back control now and then, with the share of it that is done. */
export async function runPaced<T>(
  work: Generator<number, T, undefined>,
  tell: (share: number) => void = () => undefined,
): Promise<T> {
  const pace = newPace();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    tell(step.value);
    await pace();
  }
}

export { breathe };

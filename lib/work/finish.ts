// Work that says now and then how far it is, done to its end.
import { setImmediate as breathe } from "node:timers/promises";

const breathMs = 100;

/** Does it to its end, and tells the share of it that is done. */
export async function finish<T>(
  work: Generator<number, T, undefined>,
  tell: (share: number) => void,
): Promise<T> {
  let begunMs = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    tell(step.value);
    if (performance.now() - begunMs < breathMs) continue;
    await breathe(); // whether the parent is still there
    begunMs = performance.now();
  }
}

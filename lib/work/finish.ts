// Work that says now and then how far it is, done to its end, and that rests where it is long: a core that is always busy is felt
// in the rooms, at whatever priority (docs/decisions/0033).
import { availableParallelism } from "node:os";
import { setImmediate as breathe, setTimeout as sleep } from "node:timers/promises";

const breathMs = 100;
/** Of one core's time, once it has worked for so long. */
const share = { of: Math.min(1, availableParallelism() / 5), afterMs: 2_000 };
const leastRestMs = 50;

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
/** Undefined in a process that does other things too. */
let begunMs: number | undefined;
let restedMs = 0;

/** From now on all that this process does is one piece of work. */
export function beginWork(): void {
  begunMs = cpuMs();
  restedMs = 0;
}

/** Lets messages of the parent come, and rests for as long as the work so far asks for. */
export async function rest(): Promise<void> {
  const owedMs =
    (cpuMs() - (begunMs ?? Number.POSITIVE_INFINITY) - share.afterMs) * (1 / share.of - 1) - restedMs;
  if (owedMs < leastRestMs) return breathe();
  restedMs += owedMs;
  await sleep(owedMs);
}

/** Does it to its end, and tells the share of it that is done. */
export async function finish<T>(
  work: Generator<number, T, undefined>,
  tell: (share: number) => void,
): Promise<T> {
  let workedMs = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    tell(step.value);
    if (performance.now() - workedMs < breathMs) continue;
    await rest(); // and hears whether the parent is still there
    workedMs = performance.now();
  }
}

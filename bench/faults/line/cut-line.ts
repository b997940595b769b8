// F9: every connection is cut each fifteen seconds, and none can be made for two. Whatever was pushed meanwhile must be on every
// screen soon after; in the end all of it (I5).
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../../statistics";
import { untilCaughtUp } from "../caught-up";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";

const cutMs = 2_000;
const everyMs = 15_000;
const replayedWithinMs = 3_000;

export const cutLine: Fault = {
  what: "F9 TCP cut each 15 s for 2 s",
  rooms: (size) => size("clients", 200, 40) / 2,
  strike,
};

async function strike(scene: Scene): Promise<Measured[]> {
  const { stage, line, size, quick } = scene;
  const cuts = size("cuts", 10, 1);
  const replayMs: number[] = [];
  for (let cut = 0; cut < cuts; cut++) {
    await sleep(quick ? 500 : everyMs - cutMs);
    line.cut();
    await sleep(cutMs);
    line.mend();
    replayMs.push(...(await untilCaughtUp(stage)));
  }
  return [
    fine(`${cuts} cuts, ${stage.seats.length} clients`),
    unless(quick, atMost("replayed after each, p99", quantile(replayMs, 0.99), replayedWithinMs)),
    atMost("never replayed", replayMs.filter((one) => !Number.isFinite(one)).length, 0, ""),
    fine(`p50 ${quantile(replayMs, 0.5).toFixed(0)} ms`),
  ];
}

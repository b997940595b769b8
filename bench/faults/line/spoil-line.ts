// F10 to F12: messages are dropped, doubled or come out of their order, both ways. No screen may show anything twice or out of order,
// and what is lacking must be asked for: at the latest when a pulse says so.
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../../statistics";
import { untilCaughtUp } from "../caught-up";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";
import type { Stage } from "../stage";
import type { Spoiling } from "./spoiler";

const repairedWithinMs = 5_000;
const told: Record<Spoiling, string> = {
  drop: "F10 one message in ten dropped",
  double: "F11 one message in five doubled",
  reorder: "F12 one message in five behind up to five others",
};

export const spoilLine = (how: Spoiling): Fault => ({
  what: told[how],
  strike: (scene) => strike(scene, how),
});

async function strike({ stage, line, size, quick }: Scene, how: Spoiling): Promise<Measured[]> {
  const wanted = size("messages", 10_000, 150);
  const before = stage.recorder.arrivals.length;
  line.spoil(how);
  while (line.counts().messages < wanted) await sleep(50);
  const { messages, spoiled } = line.counts();
  line.spoil(undefined);
  await untilCaughtUp(stage);
  const repaired = await readRepairs(stage, before);
  return [
    fine(`${spoiled} of ${messages} messages`),
    unless(
      quick,
      atMost(
        `written → on the candidate's screen, p95 of ${repaired.length}`,
        quantile(repaired, 0.95),
        repairedWithinMs,
      ),
    ),
    fine(`p50 ${quantile(repaired, 0.5).toFixed(1)} ms, at most ${Math.max(...repaired).toFixed(0)} ms`),
  ];
}

/** Ms from a push's row to its place on the candidate's screen: what was lost before the row was written is the sender's to repeat. */
async function readRepairs({ ground, recorder }: Stage, from: number): Promise<number[]> {
  const arrived = recorder.arrivals.slice(from);
  const ids = arrived.map((one) => one.askedQuestionId);
  const rows = await ground.database.$client<{ id: string; atMs: number }[]>`
    select payload->>'askedQuestionId' as id, (extract(epoch from at) * 1000)::float8 as "atMs"
    from facts where type = 'asked' and payload->>'askedQuestionId' = any(${ids})`;
  const writtenMs = new Map(rows.map(({ id, atMs }) => [id, atMs - performance.timeOrigin]));
  return arrived.map(({ askedQuestionId, atMs }) => atMs - (writtenMs.get(askedQuestionId) ?? atMs));
}

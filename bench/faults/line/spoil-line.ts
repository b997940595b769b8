// F10 to F12: messages are dropped, doubled or come out of their order, both ways. No screen may show anything twice or out of order,
// and what is lacking must be asked for: at the latest when a pulse says so.
import { quantile } from "../../statistics";
import { untilCaughtUp } from "../caught-up";
import type { Fault, Scene } from "../fault";
import { atLeast, atMost, fine, type Measured, unless } from "../outcome";
import { type Stage, until } from "../stage";
import type { Spoiling } from "./spoiler";

const repairedWithinMs = 5_000;
/** The load alone sends more than ten a second. */
const longestEachMs = 200;
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
  await until(() => line.counts().messages >= wanted, wanted * longestEachMs);
  const { messages, spoiled } = line.counts();
  line.spoil(undefined);
  const behind = (await untilCaughtUp(stage)).filter((one) => !Number.isFinite(one)).length;
  const { repaired, unwritten } = await readRepairs(stage, before);
  return [
    atLeast("messages", messages, wanted),
    atLeast("of them spoiled", spoiled, 1),
    atMost("screens that never caught up", behind, 0, ""),
    atMost("shown and never written", unwritten, 0, ""),
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
async function readRepairs({ ground, recorder }: Stage, from: number) {
  const arrived = recorder.arrivals.slice(from);
  const ids = arrived.map((one) => one.askedQuestionId);
  const rows = await ground.database.$client<{ id: string; atMs: number }[]>`
    select payload->>'askedQuestionId' as id, (extract(epoch from at) * 1000)::float8 as "atMs"
    from facts where type = 'asked' and payload->>'askedQuestionId' = any(${ids})`;
  const writtenMs = new Map(rows.map(({ id, atMs }) => [id, atMs - performance.timeOrigin]));
  const repaired = arrived.flatMap(({ askedQuestionId, atMs }) => {
    const rowMs = writtenMs.get(askedQuestionId);
    return rowMs === undefined ? [] : [atMs - rowMs];
  });
  return { repaired, unwritten: arrived.length - repaired.length };
}

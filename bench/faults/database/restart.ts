// F4: Postgres shuts down at once (`-m immediate`), leaving its log to be replayed, and is started again.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { answers, waitForDatabase } from "@/db/server/reachable";
import type { Ground } from "../../ground";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";
import type { SeatPair } from "../seat";

const calmBetweenMs = 1_500;
const giveUpMs = 60_000;

export const restartDatabase: Fault = { what: "F4 Postgres ended at once and started again", strike };

async function strike({ ground, stage, size, quick }: Scene): Promise<Measured[]> {
  const restarts = size("restarts", 10, 1);
  const [pair] = await stage.enter(1);
  const push = async () => pair !== undefined && tryPush(pair, stage.questionVersionIds[0] ?? "");
  const outages: { restartMs: number; outageMs: number }[] = [];
  for (let restart = 0; restart < restarts; restart++) {
    await sleep(quick ? 0 : calmBetweenMs);
    outages.push(await restartOnce(ground, push));
  }
  const worst = outages.reduce((a, b) => (over(b) > over(a) ? b : a));
  return [
    fine(`${restarts} restarts of ${Math.max(...outages.map((one) => one.restartMs)).toFixed(0)} ms at most`),
    unless(quick, atMost("longest outage of pushes beyond the restart", over(worst), 1_000)),
    atMost("never pushed again", outages.filter((one) => one.outageMs >= giveUpMs).length, 0, ""),
  ];
}

const over = ({ outageMs, restartMs }: { restartMs: number; outageMs: number }) => outageMs - restartMs;

/** A room beside the others whose pushes aren't repeated: each attempt says whether pushing works now. */
async function tryPush({ interviewer }: SeatPair, questionVersionId: string): Promise<boolean> {
  const input = { opId: randomUUID(), questionVersionId, planItemId: null };
  const late = sleep(300).then(() => ({ ok: false }));
  return (await Promise.race([interviewer.client.send("question:ask", input), late])).ok;
}

async function restartOnce(ground: Ground, push: () => Promise<boolean>) {
  const startMs = performance.now();
  process.kill(ground.postgres.pid, "SIGQUIT");
  const restarted = untilItAnswers(ground.postgres.url).then(() => performance.now() - startMs);
  await sleep(100); // the first attempt must not meet the last moment before the end
  while (!(await push()) && performance.now() - startMs < giveUpMs) await sleep(50);
  const outageMs = performance.now() - startMs;
  const restartMs = await restarted;
  while (!(await answers(ground.database))) await sleep(50);
  return { restartMs, outageMs };
}

async function untilItAnswers(url: string): Promise<void> {
  const isUp = () =>
    waitForDatabase(url, { limitMs: 0, tell: () => undefined }).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) await sleep(20);
}

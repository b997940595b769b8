// F4: Postgres shuts down at once (`-m immediate`), leaving its log to be replayed, and is started again.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { answers, waitForDatabase } from "@/db/server/reachable";
import type { Ground } from "../../ground";
import { type BenchSocket, openBenchSocket } from "../../sockets";
import { createRooms } from "../../world";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";

const calmBetweenMs = 1_500;

export const restartDatabase: Fault = { what: "F4 Postgres ended at once and started again", strike };

async function strike({ ground, stage, size, quick }: Scene): Promise<Measured[]> {
  const restarts = size("restarts", 10, 1);
  const probe = await openProbe(ground, stage.questionVersionIds[0] ?? "");
  const outages: { restartMs: number; outageMs: number }[] = [];
  for (let restart = 0; restart < restarts; restart++) {
    await sleep(quick ? 0 : calmBetweenMs);
    outages.push(await restartOnce(ground, probe));
  }
  probe.close();
  const worst = outages.reduce((a, b) => (over(b) > over(a) ? b : a));
  return [
    fine(`${restarts} restarts of ${Math.max(...outages.map((one) => one.restartMs)).toFixed(0)} ms at most`),
    unless(quick, atMost("longest outage of pushes beyond the restart", over(worst), 1_000)),
  ];
}

const over = ({ outageMs, restartMs }: { restartMs: number; outageMs: number }) => outageMs - restartMs;

type Probe = { ask(): Promise<boolean>; close(): void };

/** A room beside the stage whose pushes aren't repeated: each attempt says whether pushing works now. */
async function openProbe(ground: Ground, questionVersionId: string): Promise<Probe> {
  const [interview] = await ground.database.$client<{ teamId: string }[]>`
    select q.team_id as "teamId" from question_versions v join questions q on q.id = v.question_id where v.id = ${questionVersionId}`;
  const team = { teamId: interview?.teamId ?? "", questionVersionIds: [questionVersionId] };
  const [room] = await createRooms(ground.database, team, { count: 1, status: "live" });
  const { interviewId = "", interviewerCookie = "" } = room ?? {};
  const socket: BenchSocket = await openBenchSocket(ground.url, {
    cookie: interviewerCookie,
    auth: { interviewId, door: "account" },
  });
  return {
    close: () => socket.close(),
    async ask() {
      const input = {
        opId: randomUUID(),
        questionVersionId,
        planItemId: null,
      };
      const late = sleep(300).then(() => ({ ok: false }));
      return (await Promise.race([socket.send<{ ok: boolean }>("question:ask", input), late])).ok;
    },
  };
}

async function restartOnce(ground: Ground, probe: Probe) {
  const startMs = performance.now();
  process.kill(ground.postgres.pid, "SIGQUIT");
  const restarted = untilItAnswers(ground.postgres.url).then(() => performance.now() - startMs);
  await sleep(100); // the probe must not meet the last moment before the end
  while (!(await probe.ask())) await sleep(50);
  const outageMs = performance.now() - startMs;
  const restartMs = await restarted;
  while (!(await answers(ground.database))) await sleep(50);
  return { restartMs, outageMs };
}

async function untilItAnswers(url: string): Promise<void> {
  const isUp = () =>
    waitForDatabase(url, 0).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) await sleep(20);
}

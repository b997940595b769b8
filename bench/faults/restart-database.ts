// F4: Postgres shuts down at once (`-m immediate`), leaving its log to be replayed, and is started again.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { answers, waitForDatabase } from "@/db/server/reachable";
import type { Ground } from "../ground";
import { startProduct } from "../servers";
import { type BenchSocket, openBenchSocket } from "../sockets";
import { createRooms } from "../world";
import { checkHistory } from "./checker";
import { startLoad } from "./load";
import { atMost, fine, type Outcome } from "./outcome";
import { openStage } from "./stage";

const calmBetweenMs = 1_500;

export async function restartDatabase(ground: Ground, restarts: number): Promise<Outcome> {
  const server = await startProduct(ground);
  const stage = await openStage(ground, { rooms: 20 });
  const { questionVersionIds } = stage;
  const probe = await openProbe(ground, questionVersionIds[0] ?? "");
  const load = startLoad(stage.pairs, { pushesPerSecond: 10, notesPerSecond: 5, questionVersionIds });
  const outages: { restartMs: number; outageMs: number }[] = [];
  for (let restart = 0; restart < restarts; restart++) {
    await sleep(calmBetweenMs);
    outages.push(await restartOnce(ground, probe));
  }
  await load.stop();
  const history = await stage.finish();
  await server.stop();
  const worst = outages.reduce((a, b) => (over(b) > over(a) ? b : a));
  return {
    fault: "F4 Postgres ended at once and started again",
    measured: [
      fine(
        `${restarts} restarts of ${Math.max(...outages.map((one) => one.restartMs)).toFixed(0)} ms at most`,
      ),
      atMost("longest outage of pushes beyond the restart", over(worst), 1_000),
      atMost("refused for good", load.refused.length, 0, ""),
      atMost("unhandled rejections", server.output().split("nobody waited").length - 1, 0, ""),
    ],
    findings: checkHistory(history),
  };
}

const over = ({ outageMs, restartMs }: { restartMs: number; outageMs: number }) => outageMs - restartMs;

type Probe = { ask(): Promise<boolean> };

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

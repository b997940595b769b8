// F1: the server, or its process that holds the rooms alone, is killed with SIGKILL in mid-push, again and again. After each restart
// every screen must catch up.

import { setTimeout as sleep } from "node:timers/promises";
import { listNewestNumbers } from "@/db/room/log";
import type { Child } from "../child";
import type { Ground } from "../ground";
import { startProduct } from "../servers";
import { quantile, seededRandom } from "../statistics";
import { checkHistory } from "./checker";
import { startLoad } from "./load";
import { atMost, fine, type Outcome } from "./outcome";
import { openStage, type Stage, until } from "./stage";

type KillSizes = {
  kills: number;
  pushesPerSecond?: number;
  file?: string;
  /** The server stays, its process for the rooms dies. */
  roomsAlone?: boolean;
};
const rooms = 20;
const caughtUpLimitMs = 2_000;
const giveUpMs = 15_000;

export async function killServer(ground: Ground, sizes: KillSizes): Promise<Outcome> {
  let server = await startProduct(ground, sizes);
  const stage = await openStage(ground, { rooms });
  const { questionVersionIds } = stage;
  const load = startLoad(stage.pairs, {
    pushesPerSecond: 10,
    ...sizes,
    notesPerSecond: 5,
    questionVersionIds,
  });
  const caughtUpMs: number[] = [];
  const random = seededRandom(1);
  for (let kill = 0; kill < sizes.kills; kill++) {
    await sleep(500 + random() * 700);
    server = await killAndRestart(server, stage, { sizes, caughtUpMs });
  }
  await load.stop();
  const history = await stage.finish();
  await server.stop();
  const acked = history.operations.filter((operation) => operation.acked.length > 0).length;
  return {
    fault: `F1 \`kill -9\` of ${sizes.roomsAlone ? "the rooms' process" : "the server"} in mid-push`,
    measured: [
      fine(`${sizes.kills} kills, ${acked} acknowledged operations, ${history.sightings.length} views`),
      atMost("caught up after restart, p95", quantile(caughtUpMs, 0.95), caughtUpLimitMs),
      fine(`p50 ${quantile(caughtUpMs, 0.5).toFixed(0)} ms`),
      atMost("refused for good", load.refused.length, 0, ""),
    ],
    findings: checkHistory(history),
  };
}

type Restart = { sizes: KillSizes; caughtUpMs: number[] };

async function killAndRestart(server: Child, stage: Stage, { sizes, caughtUpMs }: Restart): Promise<Child> {
  const next = await (sizes.roomsAlone ? killRooms(server, stage) : killAll(server, stage, sizes));
  const readyMs = performance.now();
  const newest = await readNewest(stage);
  const waiting = new Set(stage.seats);
  await until(() => {
    for (const seat of waiting) {
      const { connection, room } = seat.client.state();
      if (connection.state !== "connected" || room.seq < (newest.get(seat.interviewId) ?? 0)) continue;
      waiting.delete(seat);
      caughtUpMs.push(performance.now() - readyMs);
    }
    return waiting.size === 0;
  }, giveUpMs);
  for (const _ of waiting) caughtUpMs.push(Number.POSITIVE_INFINITY);
  return next;
}

/** What a seat has caught up with counts only once it has lost its connection. */
async function killRooms(server: Child, { seats }: Stage): Promise<Child> {
  const lost = new Set<unknown>();
  const stops = seats.map((seat) =>
    seat.client.subscribe(() => seat.client.state().connection.state !== "connected" && lost.add(seat)),
  );
  process.kill(server.roomsPid(), "SIGKILL");
  if (!(await until(() => lost.size === seats.length, giveUpMs)))
    throw new Error("A killed connection lives on.");
  for (const stop of stops) stop();
  return server;
}

async function killAll(server: Child, { ground }: Stage, sizes: KillSizes): Promise<Child> {
  await server.stop("SIGKILL");
  return startProduct(ground, sizes);
}

async function readNewest({ ground, pairs }: Stage): Promise<Map<string, number>> {
  const ids = pairs.map((pair) => pair.room.interviewId);
  const newest = await listNewestNumbers(ground.database, ids);
  return new Map(newest.map(({ interviewId, seq }) => [interviewId, seq]));
}

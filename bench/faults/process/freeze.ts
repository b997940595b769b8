// F3: the server, or its process for the rooms alone, stands still without ending: its connections stay open and nothing comes. Each
// screen must say so by itself, and go on where it was.
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../../statistics";
import { untilCaughtUp } from "../caught-up";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured } from "../outcome";
import { isConnected, type Stage, until } from "../stage";

const saysSoWithinMs = 10_000;
const giveUpMs = 30_000;

export const freeze = (roomsAlone: boolean): Fault => ({
  what: `F3 \`SIGSTOP\` of ${roomsAlone ? "the rooms' process" : "the server's processes"} for 5 s and 30 s`,
  strike: (scene) => strike(scene, roomsAlone),
});

async function strike(scene: Scene, roomsAlone: boolean): Promise<Measured[]> {
  const { stage, size, quick } = scene;
  const rounds = size("freezes", 10, 1);
  const saidMs: number[] = [];
  const backMs: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const forMs of quick ? [0] : [5_000, 30_000]) {
      const thaw = halt(scene, roomsAlone);
      const isJudged = quick || forMs > saysSoWithinMs;
      const [said] = await Promise.all([timeUntilSaid(stage, isJudged ? giveUpMs : forMs), sleep(forMs)]);
      if (isJudged) saidMs.push(said);
      thaw();
      backMs.push(...(await untilCaughtUp(stage)));
      await sleep(quick ? 0 : 2_000);
    }
  return [
    fine(`${backMs.length / stage.seats.length} times`),
    // In the quick form it lasts until each has said so: however late, but not never.
    atMost("every screen says so, at the latest", Math.max(...saidMs), quick ? giveUpMs : saysSoWithinMs),
    fine(`caught up after it, p95 ${quantile(backMs, 0.95).toFixed(0)} ms`),
    atMost("never caught up", backMs.filter((one) => !Number.isFinite(one)).length, 0, ""),
  ];
}

/** Returns what lets it go on. A process that was ended meanwhile, because it gave no sign of life, has another in its place. */
function halt({ server }: Scene, roomsAlone: boolean): () => void {
  const rooms = server.pidOf("live");
  const pids = roomsAlone ? [rooms] : [rooms, server.pidOf("pages"), server.pid];
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  return () => {
    for (const pid of pids)
      try {
        process.kill(pid, "SIGCONT");
      } catch {
        // ended
      }
  };
}

/** Until no screen says that it is connected. */
async function timeUntilSaid({ seats }: Stage, limitMs: number): Promise<number> {
  const startMs = performance.now();
  const isSaid = await until(() => !seats.some(isConnected), limitMs);
  return isSaid ? performance.now() - startMs : Number.POSITIVE_INFINITY;
}

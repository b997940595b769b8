// F3: the server, or its process for the rooms alone, stands still without ending: its connections stay open and nothing comes. Each
// screen must say so by itself, and go on where it was.
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../../statistics";
import { untilCaughtUp } from "../caught-up";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured } from "../outcome";
import { isConnected, type Stage, until } from "../stage";

const saysSoWithinMs = 10_000;

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
    for (const forMs of quick ? [2_000] : [5_000, 30_000]) {
      const thaw = halt(scene, roomsAlone);
      const [said] = await Promise.all([timeUntilSaid(stage, forMs), sleep(forMs)]);
      if (forMs > saysSoWithinMs) saidMs.push(said);
      thaw();
      backMs.push(...(await untilCaughtUp(stage)));
      await sleep(quick ? 0 : 2_000);
    }
  return [
    fine(`${backMs.length / stage.seats.length} times`),
    ...saidMs
      .slice(0, 1)
      .map(() => atMost("every screen says so, at the latest", Math.max(...saidMs), saysSoWithinMs)),
    fine(`caught up after it, p95 ${quantile(backMs, 0.95).toFixed(0)} ms`),
    atMost("never caught up", backMs.filter((one) => !Number.isFinite(one)).length, 0, ""),
  ];
}

/** Returns what lets it go on. A process that was ended meanwhile, because it gave no sign of life, has another in its place. */
function halt({ server }: Scene, roomsAlone: boolean): () => void {
  const pids = roomsAlone ? [server.roomsPid()] : [server.roomsPid(), server.pid];
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

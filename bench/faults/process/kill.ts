// F1: the server, or its process that holds the rooms alone, is killed with SIGKILL in mid-push, again and again. After each restart
// every screen must catch up.
import { setTimeout as sleep } from "node:timers/promises";
import { quantile, seededRandom } from "../../statistics";
import { untilCaughtUp } from "../caught-up";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";
import { isConnected, until } from "../stage";

type Killing = { roomsAlone?: boolean; loses?: boolean };
const caughtUpLimitMs = 2_000;
const giveUpMs = 15_000;

export const kill = (killing: Killing = {}): Fault => ({
  what: `F1 \`kill -9\` of ${killing.roomsAlone ? "the rooms' process" : "the server"} in mid-push`,
  strike: (scene) => strike(scene, killing),
});

/** The harness proves itself: a server that tells before it persists must be reported as losing. */
export const selfTest: Fault = {
  what: "self-test: a build that broadcasts before it persists, killed",
  file: "faults-broken-server",
  pushesPerSecond: 40,
  expectsFindings: true,
  strike: (scene) => strike(scene, { loses: true }),
};

async function strike(scene: Scene, { roomsAlone, loses = false }: Killing): Promise<Measured[]> {
  const { stage, size, quick } = scene;
  const kills = size("kills", loses ? 10 : 50, loses ? 3 : 1);
  const caughtUpMs: number[] = [];
  const random = seededRandom(1);
  for (let done = 0; done < kills; done++) {
    await sleep(500 + random() * 700);
    if (roomsAlone) await killRooms(scene);
    else {
      await scene.server.stop("SIGKILL");
      scene.server = await scene.start();
    }
    caughtUpMs.push(...(await untilCaughtUp(stage)));
  }
  const judged = atMost("caught up after restart, p95", quantile(caughtUpMs, 0.95), caughtUpLimitMs);
  return [
    fine(`${kills} kills`),
    unless(quick || loses, judged),
    fine(`p50 ${quantile(caughtUpMs, 0.5).toFixed(0)} ms`),
    atMost("never caught up", loses ? 0 : caughtUpMs.filter((one) => !Number.isFinite(one)).length, 0, ""),
  ];
}

/** What a seat has caught up with counts only once it has lost its connection. */
async function killRooms({ server, stage }: Scene): Promise<void> {
  const lost = new Set<unknown>();
  const stops = stage.seats.map((seat) => seat.client.subscribe(() => isConnected(seat) || lost.add(seat)));
  process.kill(server.pidOf("live"), "SIGKILL");
  if (!(await until(() => lost.size === stage.seats.length, giveUpMs)))
    throw new Error("A killed connection lives on.");
  for (const stop of stops) stop();
}

// F2: the server is told to end (`SIGTERM`) and another one started, as a deploy does it. Everybody comes back by themselves, not all
// in one moment, and no screen says that it won't have them.
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../../statistics";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";
import type { BenchSeat } from "../seat";
import { isConnected, until } from "../stage";

const backWithinMs = 5_000;
const spreadMs = 3_000;
const giveUpMs = 30_000;

export const deploy: Fault = {
  what: "F2 `SIGTERM` and another server",
  rooms: (size) => size("sockets", 2_000, 40) / 2,
  strike,
};

async function strike(scene: Scene): Promise<Measured[]> {
  const { stage, size, quick } = scene;
  const restarts = size("deploys", 10, 1);
  const backMs: number[] = [];
  const spreads: number[] = [];
  const refused = watchRefusals(stage.seats);
  for (let round = 0; round < restarts; round++) {
    const back = await restart(scene);
    backMs.push(...back);
    spreads.push(Math.max(...back) - Math.min(...back));
    await sleep(quick ? 0 : 3_000);
  }
  const spread = quantile(spreads, 0.5);
  return [
    fine(`${restarts} restarts, ${stage.seats.length} sockets`),
    unless(quick, atMost("back after the new one is ready, p95", quantile(backMs, 0.95), backWithinMs)),
    fine(`from ${Math.min(...backMs).toFixed(0)} to ${Math.max(...backMs).toFixed(0)} ms`),
    unless(quick, { text: `over ${spread.toFixed(0)} ms (≥ ${spreadMs})`, isFine: spread >= spreadMs }),
    atMost("never back", backMs.filter((one) => !Number.isFinite(one)).length, 0, ""),
    atMost("refusals shown", refused(), 0, ""),
  ];
}

/** How long after the new one said that it is healthy each was back: the first are before that. */
async function restart(scene: Scene): Promise<number[]> {
  const { stage } = scene;
  await scene.server.stop();
  if (!(await until(() => !stage.seats.some(isConnected), giveUpMs)))
    throw new Error("An ended server's connection lives on.");
  const back = new Map<BenchSeat, number>();
  const stops = stage.seats.map((seat) =>
    seat.client.subscribe(() => isConnected(seat) && !back.has(seat) && back.set(seat, performance.now())),
  );
  scene.server = await scene.start();
  const readyMs = performance.now();
  await until(() => back.size === stage.seats.length, giveUpMs);
  for (const stop of stops) stop();
  return stage.seats.map((seat) => (back.get(seat) ?? Number.POSITIVE_INFINITY) - readyMs);
}

/** Returns how many screens said since that they aren't let in. */
function watchRefusals(seats: BenchSeat[]): () => number {
  const refused = new Set<BenchSeat>();
  for (const seat of seats)
    seat.client.subscribe(() => seat.client.state().connection.state === "refused" && refused.add(seat));
  return () => refused.size;
}

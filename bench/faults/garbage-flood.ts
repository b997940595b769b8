// F20: a hundred thousand malformed frames, then as many invalid events, from people who hold seats. The others must not
// notice. Memory is read after a first tenth, and each time after a collection that is asked for: between two of its own a
// heap swings by more than the limit.
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../statistics";
import { type BenchRoom, createBenchTeam, createRooms } from "../world";
import type { Fault, Scene } from "./fault";
import { type Attack, attack } from "./garbage/attack";
import { atMost, fine, type Measured, unless } from "./outcome";
import type { Stage } from "./stage";

const quietMs = 15_000;
const grownLimitMb = 30;
const ratioLimit = 1.5;

export const sendGarbage: Fault = { what: "F20 malformed frames and invalid events", strike };

async function strike(scene: Scene): Promise<Measured[]> {
  const { ground, stage, size, quick } = scene;
  const team = await createBenchTeam(ground.database);
  const rooms = await createRooms(ground.database, team, { count: size("attackers", 25, 5), status: "live" });
  const before = await p95During(stage, () => sleep(quick ? 1_000 : quietMs));
  const measured: Measured[] = [fine(`others' p95 before: ${before.toFixed(1)} ms`)];
  for (const kind of ["malformed", "invalid"] as const)
    measured.push(...(await attackOnce(scene, { rooms, kind, before })));
  const isAlive = scene.server.isAlive();
  return [...measured, { text: isAlive ? "alive" : "dead", isFine: isAlive }];
}

type Attempt = { rooms: BenchRoom[]; kind: Attack["kind"]; before: number };

async function attackOnce({ ground, stage, server, size, quick }: Scene, { rooms, kind, before }: Attempt) {
  const frames = size("frames", 100_000, 300);
  const target = { url: ground.url, rooms, kind };
  await attack({ ...target, frames: Math.ceil(frames / 10), seed: 1 });
  if (!quick) await server.collect();
  const residentBefore = server.residentBytes();
  let sockets = 0;
  const startMs = performance.now();
  const during = await p95During(stage, async () => {
    sockets = await attack({ ...target, frames, seed: kind === "malformed" ? 20 : 2_020 });
  });
  const seconds = (performance.now() - startMs) / 1_000;
  if (!quick) await server.collect();
  const grownMb = (server.residentBytes() - residentBefore) / 1e6;
  return [
    fine(`${frames.toLocaleString("en")} ${kind} over ${sockets} sockets in ${seconds.toFixed(0)} s`),
    unless(quick, atMost("others' p95", during, before * ratioLimit)),
    unless(quick, atMost("memory", grownMb, grownLimitMb, "MB")),
  ];
}

async function p95During(stage: Stage, work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  const took = stage.recorder.arrivals.filter((one) => one.atMs > startMs).map((one) => one.tookMs);
  return quantile(took, 0.95);
}

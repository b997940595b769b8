// F20: a hundred thousand malformed frames, then as many invalid events, from people who hold seats. The others must not
// notice. Memory is read after a first tenth, and each time after a collection that is asked for: between two of its own a
// heap swings by more than the limit.
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, collectsOnSignal } from "../child";
import type { Ground } from "../ground";
import { startProduct } from "../servers";
import { quantile } from "../statistics";
import { type BenchRoom, createBenchTeam, createRooms } from "../world";
import { checkHistory } from "./checker";
import { type Attack, attack } from "./garbage/attack";
import { startLoad } from "./load";
import { atMost, fine, type Measured, type Outcome } from "./outcome";
import { openStage, type Stage } from "./stage";

const quietMs = 15_000;
const attackers = 25;
const grownLimitMb = 30;

export async function sendGarbage(ground: Ground, frames: number): Promise<Outcome> {
  const server = await startProduct(ground, { flags: collectsOnSignal });
  const stage = await openStage(ground, { rooms: 20 });
  const { questionVersionIds } = stage;
  const load = startLoad(stage.pairs, { pushesPerSecond: 10, notesPerSecond: 5, questionVersionIds });
  const team = await createBenchTeam(ground.database);
  const rooms = await createRooms(ground.database, team, { count: attackers, status: "live" });
  const before = await p95During(stage, () => sleep(Math.min(quietMs, frames)));
  const measured: Measured[] = [fine(`others' p95 before: ${before.toFixed(1)} ms`)];
  for (const kind of ["malformed", "invalid"] as const)
    measured.push(...(await attackOnce({ ground, stage, server, rooms }, { kind, frames, before })));
  await load.stop();
  const history = await stage.finish();
  const rejected = server.output().split("nobody waited for it").length - 1;
  measured.push({ text: server.isAlive() ? "alive" : "dead", isFine: server.isAlive() });
  measured.push(atMost("unhandled rejections", rejected, 0, ""));
  await server.stop();
  return {
    fault: "F20 malformed frames and invalid events",
    measured,
    findings: checkHistory(history),
  };
}

type Scene = { ground: Ground; stage: Stage; server: Child; rooms: BenchRoom[] };
type Attempt = { kind: Attack["kind"]; frames: number; before: number };

async function attackOnce({ ground, stage, server, rooms }: Scene, { kind, frames, before }: Attempt) {
  const target = { url: ground.url, rooms, kind };
  await attack({ ...target, frames: Math.ceil(frames / 10), seed: 1 });
  const residentBefore = await collectedBytes(server);
  let sockets = 0;
  const startMs = performance.now();
  const during = await p95During(stage, async () => {
    sockets = await attack({ ...target, frames, seed: kind === "malformed" ? 20 : 2_020 });
  });
  const seconds = (performance.now() - startMs) / 1_000;
  const grownMb = ((await collectedBytes(server)) - residentBefore) / 1e6;
  return [
    fine(`${frames.toLocaleString("en")} ${kind} over ${sockets} sockets in ${seconds.toFixed(0)} s`),
    atMost("others' p95", during, before * 2),
    atMost("memory", grownMb, grownLimitMb, "MB"),
  ];
}

async function collectedBytes(server: Child): Promise<number> {
  await server.collect();
  return server.residentBytes();
}

async function p95During(stage: Stage, work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  const took = stage.recorder.arrivals.filter((one) => one.atMs > startMs).map((one) => one.tookMs);
  return quantile(took, 0.95);
}

// F20: a hundred thousand malformed frames, then as many invalid events, from people who hold seats. The others must not
// notice. Memory is read after a first tenth and a minute after the rest, as with every attack, and each time after a collection that is
// asked for: between two of its own a heap swings by more than the limit.
import { setTimeout as sleep } from "node:timers/promises";
import { type BenchRoom, createBenchTeam, createRooms } from "../world";
import type { Fault, Scene } from "./fault";
import { type Attack, attack } from "./garbage/attack";
import { judgeGrown } from "./next-door/grown";
import { noneMissing, p95, pushesIn, type Spell, slowedBy } from "./next-door/pushes";
import { fine, type Measured, ratioAtMost, unless } from "./outcome";

const quietMs = 15_000;
const settleMs = 60_000;
const ratioLimit = 1.5;

export const sendGarbage: Fault = { what: "F20 malformed frames and invalid events", strike };

async function strike(scene: Scene): Promise<Measured[]> {
  const { ground, server, size, quick } = scene;
  const team = await createBenchTeam(ground.database);
  const rooms = await createRooms(ground.database, team, { count: size("attackers", 25, 5), status: "live" });
  const processes = server.lastingPids();
  const first = await timed(() => sleep(quick ? 500 : quietMs));
  const attempts: Attempt[] = [];
  for (const kind of ["malformed", "invalid"] as const) attempts.push(await attackOnce(scene, rooms, kind));
  const isAlive = server.lastingPids() === processes;
  const spells = [first, ...attempts.map(({ after }) => after)];
  const quiet = spells.flatMap((spell) => pushesOf(scene, spell));
  return [
    fine(`others' p95 before, between and after: ${p95(quiet)}`),
    ...attempts.flatMap((attempt) => judge(scene, attempt, quiet)),
    { text: isAlive ? "all processes alive" : "a process died", isFine: isAlive },
  ];
}

type Attempt = { did: string; beside: Spell; after: Spell; grown: Measured[] };

const pushesOf = ({ stage, load }: Scene, spell: Spell) =>
  pushesIn({ load, recorder: stage.recorder }, spell);

async function attackOnce({ ground, server, size, quick }: Scene, rooms: BenchRoom[], kind: Attack["kind"]) {
  const frames = size("frames", 100_000, 300);
  const target = { url: ground.url, rooms, kind };
  await attack({ ...target, frames: Math.ceil(frames / 10), seed: 1 });
  if (!quick) await server.collect();
  const before = server.residentByName();
  let sockets = 0;
  const beside = await timed(async () => {
    sockets = await attack({ ...target, frames, seed: kind === "malformed" ? 20 : 2_020 });
  });
  const seconds = (beside.toMs - beside.fromMs) / 1_000;
  const after = await timed(() => sleep(quick ? 500 : settleMs));
  if (!quick) await server.collect();
  const grown = judgeGrown(before, server.residentByName());
  const did = `${frames.toLocaleString("en")} ${kind} over ${sockets} sockets in ${seconds.toFixed(0)} s`;
  return { did, beside, after, grown };
}

function judge(scene: Scene, { did, beside, grown }: Attempt, quiet: number[]): Measured[] {
  const pushes = pushesOf(scene, beside);
  return [
    fine(did),
    unless(scene.quick, noneMissing("others' pushes", pushes)),
    unless(scene.quick, ratioAtMost("others' p95", slowedBy(quiet, pushes), ratioLimit)),
    ...(scene.quick ? [] : grown),
  ];
}

async function timed(work: () => Promise<unknown>): Promise<Spell> {
  const fromMs = performance.now();
  await work();
  return { fromMs, toMs: performance.now() };
}

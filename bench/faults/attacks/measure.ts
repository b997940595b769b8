// What an attack does to twenty rooms next door: their pushes before, beside and after it, the server's memory a minute later, and what
// health says meanwhile. Calm is measured on both sides of the attack, so that a machine that grows busier isn't taken for it.
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, collectsOnSignal } from "../../child";
import type { Ground } from "../../ground";
import { openEcho } from "../../push/echo";
import { startProduct } from "../../servers";
import { type BlockPair, type Estimate, pooledRatio, quantile } from "../../statistics";
import { checkHistory } from "../checker";
import type { Fault } from "../fault";
import { startLoad } from "../load";
import { atMost, fine, type Measured, type Outcome } from "../outcome";
import { openStage, type Stage } from "../stage";
import type { Attack } from "./attack";
import { type Attacker, sendAttacker } from "./attacker";
import { warmUp } from "./warm-up";
import { openDropWatch, openWatch, type Watched } from "./watch";

const times = { calmMs: 20_000, attackMs: 30_000, restMs: 60_000 };
const brieflyMs = 1_000;
const blocks = 6;
const limits = { ratio: 1.5, grownMb: 30, healthMs: 200 };

export async function measureAttack(ground: Ground, attack: Attack): Promise<Outcome> {
  const server = await startProduct(ground, { flags: collectsOnSignal });
  const stage = await openStage(ground, { rooms: 20 });
  const { questionVersionIds } = stage;
  const load = startLoad(stage.pairs, { pushesPerSecond: 10, notesPerSecond: 5, questionVersionIds });
  await warmUp(ground, 5);
  const seen = await seeThrough({ ground, stage, server }, attack);
  await load.stop();
  const history = await stage.finish();
  const isAlive = server.isAlive();
  await server.stop();
  return {
    fault: `${attack.name}: ${attack.what}`,
    before: attack.before ?? "",
    measured: [
      ...judge(stage, seen),
      atMost("refused for good", load.refused.length, 0, ""),
      { text: isAlive ? "alive" : "dead", isFine: isAlive },
    ],
    findings: checkHistory(history),
  };
}

/** A moment of it on a scene that others share: only what is counted is judged. */
export const attackBriefly = ({ name, what }: Attack): Fault => ({
  what: `${name}: ${what}`,
  async strike({ ground, stage, server }) {
    const attacker = await sendAttacker(ground, name, server.pid);
    const ended = openDropWatch(stage);
    await sleep(brieflyMs);
    const { dropped, limited } = ended();
    return [
      fine(await attacker.stop()),
      atMost("refused next door for their number", limited, 0, ""),
      fine(`${dropped} screens next door without a word for a while`),
    ];
  },
});

type Scene = { ground: Ground; stage: Stage; server: Child };
type Spell = { fromMs: number; toMs: number };
type Seen = {
  calm: Spell[];
  beside: Spell;
  did: string;
  grownMb: number;
  calmWatched: Watched;
  watched: Watched;
  attackerCpuMs: number;
};

async function seeThrough({ ground, stage, server }: Scene, attack: Attack): Promise<Seen> {
  await server.collect();
  const bytes = server.residentBytes();
  const echo = await openEcho();
  const watch = () => openWatch({ ground, stage, server, echo });
  const calm = watch();
  const first = await spell(() => sleep(times.calmMs));
  const calmWatched = await calm();
  const attacker = await sendAttacker(ground, attack.name, server.pid);
  const during = watch();
  const beside = await spell(() => sleep(times.attackMs));
  const watched = await during();
  const { did, attackerCpuMs } = await callOff(attacker);
  await sleep(times.restMs - times.calmMs);
  const last = await spell(() => sleep(times.calmMs));
  await echo.close();
  await server.collect();
  const grownMb = (server.residentBytes() - bytes) / 1e6;
  return { calm: [first, last], beside, did, grownMb, calmWatched, watched, attackerCpuMs };
}

async function callOff(attacker: Attacker) {
  const attackerCpuMs = attacker.cpuMs();
  return { did: await attacker.stop(), attackerCpuMs };
}

async function spell(work: () => Promise<unknown>): Promise<Spell> {
  const fromMs = performance.now();
  await work();
  return { fromMs, toMs: performance.now() };
}

function judge(stage: Stage, seen: Seen): Measured[] {
  const { calm, beside, did, grownMb, calmWatched, watched, attackerCpuMs } = seen;
  const before = calm.flatMap((one) => pushesIn(stage, one));
  const during = pushesIn(stage, beside);
  const ratio = pooledRatio(pairUp(before, during), 0.95);
  const seconds = (beside.toMs - beside.fromMs) / 1_000;
  return [
    fine(did),
    fine(
      `p95 of ${before.length} calm pushes ${quantile(before, 0.95).toFixed(1)} ms, of ${during.length} beside it ${quantile(during, 0.95).toFixed(1)} ms`,
    ),
    ratioAtMost("others' push p95", ratio, limits.ratio),
    atMost("memory after", grownMb, limits.grownMb, "MB"),
    atMost("health's slowest answer", watched.healthMs, limits.healthMs),
    fine(`peak + ${(watched.peakMb - calmWatched.peakMb).toFixed(0)} MB`),
    atMost("refused or asked again next door", watched.refusals, 0, ""),
    atMost("connections lost next door", watched.dropped, 0, ""),
    fine(`echo in the generator p95 ${calmWatched.echoMs.toFixed(1)} → ${watched.echoMs.toFixed(1)} ms`),
    fine(`attacker ${(attackerCpuMs / seconds / 10).toFixed(0)} % of a core`),
  ];
}

/** How long each push sent in that time took to the candidate's screen, in the order of arrival. */
function pushesIn({ recorder }: Stage, { fromMs, toMs }: Spell): number[] {
  const sentIn = ({ atMs, tookMs }: { atMs: number; tookMs: number }) =>
    atMs - tookMs >= fromMs && atMs - tookMs < toMs;
  return recorder.arrivals.filter(sentIn).map((one) => one.tookMs);
}

function pairUp(calm: number[], attack: number[]): BlockPair[] {
  const part = (all: number[], index: number) =>
    all.slice(Math.floor((all.length * index) / blocks), Math.floor((all.length * (index + 1)) / blocks));
  return Array.from({ length: blocks }, (_, index) => ({
    ours: part(attack, index),
    limits: part(calm, index),
  }));
}

/** Over only where the whole interval is. None arrived: never. */
function ratioAtMost(name: string, { value, low, high }: Estimate, limit: number): Measured {
  if (!Number.isFinite(value)) return { text: `${name}: none came`, isFine: false };
  const text = `${name} ${value.toFixed(2)} × (${low.toFixed(2)}–${high.toFixed(2)}; ≤ ${limit})`;
  return { text, isFine: low <= limit };
}

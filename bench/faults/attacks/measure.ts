// What an attack does to twenty rooms next door: their pushes before, beside and after it, the server's memory a minute later, and what
// health says meanwhile. Calm is measured on both sides of the attack, so that a machine that grows busier isn't taken for it. The attacker
// works on the same cores: it is tried out on a server of its own first, what its processor time alone does is measured before it comes
// (`burn.ts`), and where that alone is much for certain, the attack is compared with it. What as much time as the server and the database
// took for it does is printed too, and judges nothing.
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, collectsOnSignal, watch as watchProcess } from "../../child";
import type { Ground } from "../../ground";
import { openEcho } from "../../push/echo";
import { startProduct } from "../../servers";
import { checkHistory } from "../checker";
import { type Apart, type Fault, judgeUnheard } from "../fault";
import { type Load, startLoad } from "../load";
import { judgeGrown } from "../next-door/grown";
import { noneMissing, p95, pushesIn, type Spell, slowedBy } from "../next-door/pushes";
import { atMost, fine, type Measured, type Outcome, ratioAtMost, sayRatio } from "../outcome";
import { openStage, type Stage } from "../stage";
import type { Attack } from "./attack";
import { sendAttacker, sendNeutral } from "./attacker";
import { type Tried, tryOut } from "./try-out";
import { warmUp } from "./warm-up";
import { openDropWatch, openWatch, type Watched } from "./watch";

/** A minute lies between the attack and the last look at the memory. */
const times = { calmMs: 20_000, neutralMs: 20_000, attackMs: 30_000, settleMs: 40_000 };
const brieflyMs = 1_000;
const limits = { ratio: 1.5, healthMs: 200 };
/** Where the attacker's processor time alone makes pushes so much slower, it is what the attack is compared with. */
const mostNeutral = 1.2;

export const attackFully = (attack: Attack): Apart => ({
  what: `${attack.name}: ${attack.what}`,
  run: (ground) => measure(ground, attack),
});

async function measure(ground: Ground, attack: Attack): Promise<Outcome> {
  const tried = await tryOut(ground, attack.name);
  const server = await startProduct(ground, { flags: collectsOnSignal });
  const processes = server.lastingPids();
  const stage = await openStage(ground, { rooms: 20 });
  const { questionVersionIds } = stage;
  const load = startLoad(stage.pairs, { pushesPerSecond: 10, notesPerSecond: 5, questionVersionIds });
  ground.endsWith(load.halt);
  await warmUp(ground, 5);
  const scene = { ground, stage, load, server };
  const seen = await seeThrough(scene, attack, tried);
  await load.stop();
  const history = await stage.finish();
  const isAlive = server.isAlive() && server.lastingPids() === processes;
  await server.stop();
  return {
    fault: `${attack.name}: ${attack.what}`,
    before: attack.before ?? "",
    measured: [
      ...judge(scene, seen, tried),
      atMost("refused for good", load.refused.length, 0, ""),
      judgeUnheard([server]),
      { text: isAlive ? "all processes alive" : "a process died", isFine: isAlive },
    ],
    findings: checkHistory(history),
  };
}

/** A moment of it on a scene that others share: only what is counted is judged. */
export const attackBriefly = ({ name, what }: Attack): Fault => ({
  what: `${name}: ${what}`,
  async strike({ ground, stage, server }) {
    const processes = server.lastingPids();
    const attacker = await sendAttacker(ground, { name, server, isBrief: true });
    const ended = openDropWatch(stage);
    await sleep(brieflyMs);
    const { dropped, limited } = ended();
    const did = await attacker.stop();
    const isAlive = server.lastingPids() === processes;
    return [
      ...did,
      atMost("refused next door for their number", limited, 0, ""),
      fine(`${dropped} screens next door without a word for a while`),
      { text: isAlive ? "all processes alive" : "a process died", isFine: isAlive },
    ];
  },
});

type Scene = { ground: Ground; stage: Stage; load: Load; server: Child };
/** With the processor time that was used meanwhile, in percent of a core. */
type Watch = Spell & { used: string };
type Seen = {
  calm: [Spell, Spell];
  beside: Watch;
  neutral: Spell;
  felt: Spell;
  did: Measured[];
  grown: Measured[];
  calmWatched: Watched;
  watched: Watched;
  /** The attacker's, of a core. */
  share: number;
};

async function seeThrough(scene: Scene, attack: Attack, tried: Tried): Promise<Seen> {
  const { ground, stage, server } = scene;
  const echo = await openEcho();
  const watch = () => openWatch({ ground, stage, server, echo });
  const calm = watch();
  const first = await spell(scene, times.calmMs);
  const calmWatched = await calm();
  const neutral = await burnBeside(scene, tried.attacker);
  const felt = await burnBeside(scene, tried.others);
  await server.collect(); // of what the start and the warming up took, much is given back only now
  const before = server.residentByName();
  const attacker = await sendAttacker(ground, { name: attack.name, server });
  const during = watch();
  const beside = await spell(scene, times.attackMs);
  const watched = await during();
  const share = attacker.cpuMs() / times.attackMs;
  const did = await attacker.stop();
  await sleep(times.settleMs);
  const last = await spell(scene, times.calmMs);
  await echo.close();
  await server.collect();
  const grown = judgeGrown(before, server.residentByName());
  return { calm: [first, last], beside, neutral, felt, did, grown, calmWatched, watched, share };
}

async function burnBeside(scene: Scene, share: number): Promise<Spell> {
  const burner = await sendNeutral(scene.ground, share);
  const neutral = await spell(scene, times.neutralMs);
  await burner.stop();
  return neutral;
}

async function spell({ ground, server }: Scene, forMs: number): Promise<Watch> {
  const parts = {
    server,
    "of it pages": watchProcess(server.pidOf("pages")),
    "of it rooms": watchProcess(server.pidOf("live")),
    database: watchProcess(ground.postgres.pid),
  };
  const spent = () => Object.values(parts).map((part) => part.cpuMs());
  const [fromMs, before] = [performance.now(), spent()];
  await sleep(forMs);
  const [toMs, after] = [performance.now(), spent()];
  const share = (at: number) => ((after[at] ?? 0) - (before[at] ?? 0)) / (toMs - fromMs);
  const used = Object.keys(parts).map((name, at) => `${name} ${percent(share(at))}`);
  return { fromMs, toMs, used: used.join(", ") };
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function judge(scene: Scene, seen: Seen, tried: Tried): Measured[] {
  const { beside, did, grown, calmWatched, watched, share } = seen;
  return [
    ...did,
    ...judgePushes(scene, seen, tried),
    ...grown,
    atMost("health's slowest answer", watched.healthMs, limits.healthMs),
    fine(`peak + ${(watched.peakMb - calmWatched.peakMb).toFixed(0)} MB`),
    atMost("refused or asked again next door", watched.refusals, 0, ""),
    atMost("connections lost next door", watched.dropped, 0, ""),
    fine(`echo in the generator p95 ${calmWatched.echoMs.toFixed(1)} → ${watched.echoMs.toFixed(1)} ms`),
    fine(
      `of a core: attacker ${percent(share)} (tried alone ${percent(tried.attacker)}, the server and the database then ${percent(tried.others)}), ${beside.used}`,
    ),
  ];
}

function judgePushes({ stage, load }: Scene, seen: Seen, tried: Tried): Measured[] {
  const sentIn = (one: Spell) => pushesIn({ load, recorder: stage.recorder }, one);
  const [first, last] = seen.calm.map(sentIn) as [number[], number[]];
  const [during, burnt, felt] = [sentIn(seen.beside), sentIn(seen.neutral), sentIn(seen.felt)];
  const calm = [...first, ...last];
  const alone = slowedBy(calm, burnt);
  // Burned was what it took when it was tried: more than it took now would excuse too much.
  const isShared = alone.low > mostNeutral && tried.attacker <= seen.share * mostNeutral;
  const name = isShared
    ? "others' push p95, beside the same processor time without an attack,"
    : "others' push p95";
  return [
    fine(`p95 of ${first.length} pushes before it ${p95(first)}, of ${last.length} after it ${p95(last)}`),
    fine(`of ${during.length} beside it ${p95(during)}`),
    fine(`beside the attacker's processor time alone ${p95(burnt)}, ${sayRatio(alone)}`),
    fine(
      `beside what the server and the database took for it ${p95(felt)}, ${sayRatio(slowedBy(calm, felt))}`,
    ),
    noneMissing("pushes beside it", during),
    ratioAtMost(name, slowedBy(isShared ? burnt : calm, during), limits.ratio),
  ];
}

// A fault as something that is done to rooms in use: the scene is set, the fault strikes, and afterwards the history is checked.
// In the quick form many strike one after another on one scene.
import { type Child, collectsAllOnSignal, collectsOnSignal } from "../child";
import type { Ground } from "../ground";
import { startProduct } from "../servers";
import { checkHistory, type Findings } from "./checker";
import { type Line, openLine } from "./line/line";
import { type Load, startLoad } from "./load";
import { atMost, broken, fine, type Measured, type Outcome } from "./outcome";
import { openStage, type Stage } from "./stage";

export type Options = {
  quick: boolean;
  /** How often: as `--name=` says, or as the whole form or the quick one has it. */
  size(name: string, full: number, quick: number): number;
};
export type Scene = Options & {
  ground: Ground;
  stage: Stage;
  /** Between the screens and the server. */
  line: Line;
  load: Load;
  /** Who starts another one puts it here. */
  server: Child;
  start(databaseUrl?: string): Promise<Child>;
};
export type Fault = {
  what: string;
  /** Where they aren't the twenty with ten pushes and five notes a second. */
  rooms?(size: Options["size"]): number;
  pushesPerSecond?: number;
  /** Another build of the server. */
  file?: string;
  /** It passes where the checker finds something. */
  expectsFindings?: boolean;
  /** It looks for what is kept for ever, and not for what V8 keeps for later. */
  collectsAll?: boolean;
  /** It takes hours. */
  onlyNamed?: boolean;
  /** It waits for the database for as long as all others take: the quick form runs it only where it is named, and alone. */
  isLong?: boolean;
  strike(scene: Scene): Promise<Measured[]>;
};
/** One that lays its own scene. */
export type Apart = { what: string; run(ground: Ground, options: Options): Promise<Outcome> };
const base = { rooms: 20, pushesPerSecond: 10, notesPerSecond: 5 };

export async function runFault(ground: Ground, fault: Fault, options: Options): Promise<Outcome> {
  const rooms = fault.rooms?.(options.size) ?? base.rooms;
  const { measured, after, findings } = await onScene({ ground, ...fault, rooms, options }, fault.strike);
  const { what, expectsFindings } = fault;
  return { fault: what, measured: [...measured, ...after], findings, expectsFindings };
}

/** One after another on one scene: whose fault a finding is, is found by running each alone. */
export async function runTogether(
  ground: Ground,
  faults: [string, Fault][],
  options: Options,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const nothing: Findings = { I1: [], I2: [], I3: [], I4: [], I5: [] };
  const { after, findings } = await onScene({ ground, rooms: base.rooms, options }, async (scene) => {
    for (const [name, { what, strike }] of faults) {
      const begunMs = performance.now();
      const struck = strike(scene).then((measured) => ({ fault: what, measured, findings: nothing }));
      outcomes.push(await struck.catch((error) => broken(what, error)));
      process.stderr.write(`${name}: ${((performance.now() - begunMs) / 1_000).toFixed(1)} s\n`);
    }
    return [];
  });
  const names = faults.map(([name]) => name).join(", ");
  return [...outcomes, { fault: `the history of ${names} together`, measured: after, findings }];
}

type Setting = Pick<Fault, "pushesPerSecond" | "file" | "collectsAll"> & {
  ground: Ground;
  rooms: number;
  options: Options;
};
type Struck = { measured: Measured[]; after: Measured[]; findings: Findings };

async function onScene(
  { ground, rooms, options, file, collectsAll, pushesPerSecond = base.pushesPerSecond }: Setting,
  strike: Fault["strike"],
): Promise<Struck> {
  const started: Child[] = [];
  const start: Scene["start"] = async (databaseUrl) => {
    const flags = collectsAll ? collectsAllOnSignal : collectsOnSignal;
    const server = await startProduct(ground, { file, flags, databaseUrl });
    started.push(server);
    return server;
  };
  const server = await start();
  const line = await openLine(ground.port);
  ground.endsWith(line.close);
  const stage = await openStage(ground, { rooms, url: line.url });
  const { questionVersionIds } = stage;
  const load = startLoad(stage.pairs, { ...base, pushesPerSecond, questionVersionIds });
  ground.endsWith(load.halt);
  const scene: Scene = { ...options, ground, stage, line, load, server, start };
  const measured = await strike(scene);
  await load.stop();
  const history = await stage.finish();
  const acked = history.operations.filter((operation) => operation.acked.length > 0).length;
  await scene.server.stop();
  for (const problem of new Set(load.refused)) process.stderr.write(`  refused: ${problem}\n`);
  const after = [
    fine(`${acked} acknowledged operations, ${history.sightings.length} views`),
    atMost("refused for good", load.refused.length, 0, ""),
    judgeUnheard(started),
  ];
  return { measured, after, findings: checkHistory(history) };
}

/** What any process of any of them logged of promises that nobody heard. The first are shown, to be followed. */
export function judgeUnheard(servers: readonly Child[]): Measured {
  const unheard = servers.map((server) => server.unheard());
  for (const { first } of unheard) for (const line of first) process.stderr.write(`  ${line}\n`);
  const count = unheard.reduce((sum, one) => sum + one.count, 0);
  return atMost("unhandled rejections", count, 0, "");
}

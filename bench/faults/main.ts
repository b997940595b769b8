// npm run faults: runs the faults, checks each history, prints one table. Exit status 1 where one fails.
import { type Environment, type Ground, openGround } from "../ground";
import { describeMachine } from "../machine";
import { readNumber, readParts } from "../options";
import { attacks } from "./attacks/all";
import { measureAttack } from "./attacks/measure";
import { type Findings, invariants } from "./checker";
import { sendGarbage } from "./garbage-flood";
import { killServer } from "./kill-server";
import { loseAcknowledgements } from "./lost-acknowledgement";
import { type Outcome, passes, printOutcomes } from "./outcome";
import { restartDatabase } from "./restart-database";
import { testSelf } from "./self-test";

type Given = { root: string; words: string[]; environment: Environment };
type Run = (ground: Ground, options: Options) => Promise<Outcome>;
type Options = {
  quick: boolean;
  /** How often: as `--name=` says, or as the whole form or the quick one has it. */
  size(name: string, full: number, quick: number): number;
};

/** A line a fault. */
const faults: Record<string, Run> = {
  "self-test": (ground, { size }) => testSelf(ground, size("selfKills", 10, 5)),
  F1: (ground, { size }) => killServer(ground, { kills: size("kills", 50, 5) }),
  "F1-rooms": (ground, { size }) => killServer(ground, { kills: size("kills", 50, 5), roomsAlone: true }),
  F4: (ground, { size }) => restartDatabase(ground, size("restarts", 10, 2)),
  F13: (ground, { size }) => loseAcknowledgements(ground, size("losses", 1_000, 100)),
  F20: (ground, { size }) => sendGarbage(ground, size("frames", 100_000, 2_000)),
};
const attackNames = attacks.map(({ name }) => name);

export async function main({ root, words, environment }: Given): Promise<number> {
  const quick = words.includes("--quick");
  const options: Options = {
    quick,
    size: (name, full, short) => readNumber(words, name) ?? (quick ? short : full),
  };
  const named = readParts(words, [...Object.keys(faults), "attacks", ...attackNames]);
  const outcomes: Outcome[] = [];
  const ground = await openGround(root, environment);
  try {
    for (const name of new Set(named.flatMap((one) => (one === "attacks" ? attackNames : one)))) {
      const begunMs = performance.now();
      const outcome = await runOf(name)(ground, options);
      outcomes.push(outcome);
      process.stderr.write(`${name}: ${((performance.now() - begunMs) / 1_000).toFixed(0)} s\n`);
      if (!outcome.expectsFindings) explainFindings(outcome.findings);
    }
  } finally {
    await ground.close();
  }
  process.stdout.write(`\n${printOutcomes(outcomes)}\n\n${describeMachine(root, ground.version)}\n`);
  return outcomes.every(passes) ? 0 : 1;
}

function runOf(name: string): Run {
  const fault = faults[name];
  const attack = attacks.find((one) => one.name === name);
  if (attack) return (ground, { quick }) => measureAttack(ground, attack, quick);
  if (!fault) throw new Error(`There is no fault ${name}.`);
  return fault;
}

/** The first few of each, so that a failure can be followed. */
function explainFindings(findings: Findings): void {
  for (const name of invariants)
    for (const sentence of findings[name].slice(0, 3)) process.stderr.write(`  ${name}: ${sentence}\n`);
}

// npm run faults: runs the faults, checks each history, prints one table. Exit status 1 where one fails.
import { type Environment, type Ground, openGround } from "../ground";
import { describeMachine } from "../machine";
import { readNumber, readParts } from "../options";
import { type Findings, invariants } from "./checker";
import { sendGarbage } from "./garbage-flood";
import { killServer } from "./kill-server";
import { loseAcknowledgements } from "./lost-acknowledgement";
import { type Outcome, passes, printOutcomes } from "./outcome";
import { restartDatabase } from "./restart-database";
import { testSelf } from "./self-test";

type Given = { root: string; words: string[]; environment: Environment };
type Sizes = { kills: number; restarts: number; losses: number; frames: number; selfKills: number };

const full: Sizes = { kills: 50, restarts: 10, losses: 1_000, frames: 100_000, selfKills: 10 };
const short: Sizes = { kills: 5, restarts: 2, losses: 100, frames: 2_000, selfKills: 5 };
const base = { rooms: 20, pushesPerSecond: 10 };

const faults: Record<string, (ground: Ground, sizes: Sizes) => Promise<Outcome>> = {
  "self-test": (ground, { selfKills }) => testSelf(ground, selfKills),
  F1: (ground, { kills }) => killServer(ground, { ...base, kills }),
  "F1-rooms": (ground, { kills }) => killServer(ground, { ...base, kills, roomsAlone: true }),
  F4: (ground, { restarts }) => restartDatabase(ground, restarts),
  F13: (ground, { losses }) => loseAcknowledgements(ground, losses),
  F20: (ground, { frames }) => sendGarbage(ground, frames),
};

export async function main({ root, words, environment }: Given): Promise<number> {
  const preset = words.includes("--quick") ? short : full;
  const given = Object.entries(preset).map(([name, size]) => [name, readNumber(words, name) ?? size]);
  const sizes = Object.fromEntries(given) as Sizes;
  const outcomes: Outcome[] = [];
  const ground = await openGround(root, environment);
  try {
    for (const name of readParts(words, Object.keys(faults))) {
      const begunMs = performance.now();
      const outcome = await faults[name]?.(ground, sizes);
      if (outcome) outcomes.push(outcome);
      process.stderr.write(`${name}: ${((performance.now() - begunMs) / 1_000).toFixed(0)} s\n`);
      if (outcome && !outcome.expectsFindings) explainFindings(outcome.findings);
    }
  } finally {
    await ground.close();
  }
  process.stdout.write(`\n${printOutcomes(outcomes)}\n\n${describeMachine(root, ground.version)}\n`);
  return outcomes.every(passes) ? 0 : 1;
}

/** The first few of each, so that a failure can be followed. */
function explainFindings(findings: Findings): void {
  for (const name of invariants)
    for (const sentence of findings[name].slice(0, 3)) process.stderr.write(`  ${name}: ${sentence}\n`);
}

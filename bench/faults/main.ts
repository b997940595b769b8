// npm run faults: runs the faults, checks each history, prints one table. Exit status 1 where one fails.
import { type Environment, openGround } from "../ground";
import { describeMachine } from "../machine";
import { readNumber } from "../options";
import { type Findings, invariants } from "./checker";
import { killBackends } from "./database/killed-backend";
import { restartDatabase } from "./database/restart";
import { slowCommits } from "./database/slow-commit";
import { starvePool } from "./database/starved-pool";
import { refuse, silence } from "./database/trouble";
import type { Options } from "./fault";
import { sendGarbage } from "./garbage-flood";
import { cutLine } from "./line/cut-line";
import { loseAcknowledgements } from "./line/lose-acknowledgements";
import { spoilLine } from "./line/spoil-line";
import { type Outcome, passes, printOutcomes } from "./outcome";
import { type Faults, plan } from "./plan";
import { deploy } from "./process/deploy";
import { freeze } from "./process/freeze";
import { kill, selfTest } from "./process/kill";
import { soak } from "./process/soak";
import { stormBack } from "./reconnect-storm";
import { anotherPerson } from "./tabs/another-person";
import { candidatesTabs, twoTabs } from "./tabs/two-tabs";
import { wrongClock } from "./tabs/wrong-clock";

type Given = { root: string; words: string[]; environment: Environment };

/** A line a fault. */
const faults: Faults = {
  "self-test": selfTest,
  F1: kill(),
  "F1-rooms": kill({ roomsAlone: true }),
  F2: deploy,
  F3: freeze(false),
  "F3-rooms": freeze(true),
  F4: restartDatabase,
  F5: killBackends,
  F6: refuse,
  F7: silence,
  F8: starvePool,
  F9: cutLine,
  F10: spoilLine("drop"),
  F11: spoilLine("double"),
  F12: spoilLine("reorder"),
  F13: loseAcknowledgements,
  F14: twoTabs,
  F15: candidatesTabs,
  F16: wrongClock,
  F18: anotherPerson,
  F20: sendGarbage,
  F23: slowCommits,
  F24: stormBack,
  soak,
};
export async function main({ root, words, environment }: Given): Promise<number> {
  if (process.platform !== "linux") {
    process.stdout.write("Skipped: the faults need Linux, its /proc and all of its loopback addresses.\n");
    return environment.NO_SKIPS ? 1 : 0;
  }
  const quick = words.includes("--quick");
  const options: Options = {
    quick,
    size: (name, full, short) => readNumber(words, name) ?? (quick ? short : full),
  };
  const outcomes: Outcome[] = [];
  const ground = await openGround(root, environment);
  try {
    for (const { name, run } of plan(words, faults, quick)) {
      const begunMs = performance.now();
      const made = await run(ground, options);
      outcomes.push(...made);
      process.stderr.write(`${name}: ${((performance.now() - begunMs) / 1_000).toFixed(0)} s\n`);
      for (const { findings, expectsFindings } of made) if (!expectsFindings) explainFindings(findings);
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

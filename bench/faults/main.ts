// npm run faults: runs the faults, checks each history, prints one table. Exit status 1 where one fails.
import { type Environment, onGround } from "../ground";
import { describeMachine } from "../machine";
import { readNumber } from "../options";
import { faults } from "./all";
import { type Findings, invariants } from "./checker";
import type { Options } from "./fault";
import { type Outcome, passes, printOutcomes } from "./outcome";
import { listNames, plan } from "./plan";
import { runStep } from "./step";

type Given = { root: string; words: string[]; environment: Environment };

export async function main({ root, words, environment }: Given): Promise<number> {
  if (words.includes("--help")) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const quick = words.includes("--quick");
  const steps = plan(words, faults, quick);
  if (process.platform !== "linux") {
    process.stdout.write("Skipped: the faults need Linux, its /proc and all of its loopback addresses.\n");
    return environment.NO_SKIPS ? 1 : 0;
  }
  const options: Options = {
    quick,
    size: (name, full, short) => readNumber(words, name) ?? (quick ? short : full),
  };
  return onGround({ root, environment }, async (ground) => {
    const outcomes: Outcome[] = [];
    for (const { name, run } of steps) {
      const begunMs = performance.now();
      const made = await runStep(ground, name, (part) => run(part, options));
      outcomes.push(...made);
      process.stderr.write(`${name}: ${((performance.now() - begunMs) / 1_000).toFixed(0)} s\n`);
      for (const { findings, expectsFindings } of made) if (!expectsFindings) explainFindings(findings);
    }
    process.stdout.write(`\n${printOutcomes(outcomes)}\n\n${describeMachine(root, ground.version)}\n`);
    return outcomes.every(passes) ? 0 : 1;
  });
}

/** The first few of each, so that a failure can be followed. */
function explainFindings(findings: Findings): void {
  for (const name of invariants)
    for (const sentence of findings[name].slice(0, 3)) process.stderr.write(`  ${name}: ${sentence}\n`);
}

const help = `npm run faults [-- NAME …] [--quick] [--kills=50 …: how often, by the name that the fault gives it]

Without a name: all but those that take hours. --quick: each a moment only; what is counted is judged, no time.

${listNames(faults)}

The table's columns count what was found in the history of all that was sent, acknowledged, shown and stored:
  I1  acknowledged, and not in the database
  I2  a room whose numbers have a gap
  I3  a screen that showed what isn't a beginning of the log, in order
  I4  applied twice
  I5  a screen that differs from the database once it is calm
“undecided”: a ratio's middle is over its limit and its interval isn't; it fails nothing, and a longer or quieter run would tell.`;

// F17: tabs that are killed or reloaded while nothing can be saved, in real browsers: the browser test, as often as the list of faults says.
import { join } from "node:path";
import { startChild } from "../../child";
import type { Ground } from "../../ground";
import type { Apart, Options } from "../fault";
import { fine, type Outcome } from "../outcome";

const what = "F17 a tab killed or reloaded with unsent notes, in a browser (e2e/faults/killed-tab.spec.ts)";
const findings = { I1: [], I2: [], I3: [], I4: [], I5: [] };

export const killTabs: Apart = { what, run };

async function run(ground: Ground, { quick }: Options): Promise<Outcome> {
  const runner = join(ground.root, "node_modules", "@playwright", "test", "cli.js");
  const child = startChild([runner, "test", "killed-tab"], {
    cwd: ground.root,
    env: { ...ground.environment, E2E_LONG: quick ? "" : "1" },
  });
  ground.endsWith(() => child.stop());
  const status = await child.ended;
  if (status !== 0) process.stderr.write(child.output());
  const rounds = `${quick ? 2 : 100} times`;
  return {
    fault: what,
    measured: [status === 0 ? fine(rounds) : { text: "failed", isFine: false }],
    findings,
  };
}

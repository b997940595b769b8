// The harness proves itself: a server that tells before it persists must be reported as losing.
import type { Ground } from "../ground";
import { killServer } from "./kill-server";
import type { Outcome } from "./outcome";

export async function testSelf(ground: Ground, kills: number): Promise<Outcome> {
  const outcome = await killServer(ground, {
    kills,
    pushesPerSecond: 40,
    file: "faults-broken-server",
  });
  const [counts] = outcome.measured;
  return {
    fault: "self-test: a build that broadcasts before it persists, killed",
    measured: counts ? [counts] : [],
    findings: outcome.findings,
    expectsFindings: true,
  };
}

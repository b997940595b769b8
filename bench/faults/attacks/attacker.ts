// The attacker's process as the harness sees it.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { watch } from "../../child";
import type { Ground } from "../../ground";
import type { FromAttacker, ToAttacker } from "./process";

const patienceMs = 60_000;

export type Attacker = {
  cpuMs(): number;
  /** Ends the attack and the process; resolves with what was done, in figures. */
  stop(): Promise<string>;
};

export async function sendAttacker(ground: Ground, name: string, serverPid: number): Promise<Attacker> {
  const child = fork(join(ground.root, "dist", "faults-attacker.js"), { cwd: ground.root });
  const { url, postgres } = ground;
  const ended = once(child, "exit").then(([status]) => {
    throw new Error(`The attacker's process ended with ${status}.`);
  });
  ended.catch(() => undefined); // whoever waits for an answer hears of it
  async function ask(message: ToAttacker): Promise<FromAttacker> {
    child.send(message);
    const signal = AbortSignal.timeout(patienceMs);
    return (await Promise.race([once(child, "message", { signal }), ended]))[0] as FromAttacker;
  }
  await ask({ begin: name, at: { url, databaseUrl: postgres.url, serverPid } });
  return {
    cpuMs: watch(child.pid ?? 0).cpuMs,
    async stop() {
      const answer = await ask({ stop: true });
      child.disconnect();
      return "did" in answer ? answer.did : "";
    },
  };
}

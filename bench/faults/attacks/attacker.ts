// The attacker's process as the harness sees it.
import { fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Processes, watch } from "../../child";
import type { Ground } from "../../ground";
import type { Measured } from "../outcome";
import type { FromAttacker, ToAttacker } from "./process";

/** Longer than the longest of what an attack waits for in the end. */
const patienceMs = 90_000;

type Attacker = {
  /** Since it began. */
  cpuMs(): number;
  /** Ends the attack and the process; resolves with what was done, and whether it reached what it was meant for. */
  stop(): Promise<Measured[]>;
};
type Given = { name: string; server: Processes; isBrief?: boolean };

export function sendAttacker(ground: Ground, { name, server, isBrief = false }: Given): Promise<Attacker> {
  const { url, postgres } = ground;
  const at = { url, databaseUrl: postgres.url, serverPid: server.pid, isBrief };
  return send(ground, { begin: name, at });
}

/** Processes that burn so many cores between them, as far as there are any, and do nothing else. */
export async function sendNeutral(ground: Ground, cores: number): Promise<{ stop(): Promise<void> }> {
  const shares = sharesOf(Math.min(cores, availableParallelism()));
  const burners = await Promise.all(shares.map((burn) => send(ground, { burn })));
  return {
    async stop() {
      await Promise.all(burners.map((burner) => burner.stop()));
    },
  };
}

/** A process burns one core at most. */
export const sharesOf = (cores: number): number[] =>
  Array.from({ length: Math.ceil(cores) }, (_, nth) => Math.min(1, cores - nth));

async function send(ground: Ground, begin: ToAttacker): Promise<Attacker> {
  const child = fork(join(ground.root, "dist", "faults-attacker.js"), { cwd: ground.root });
  const leave = () => {
    if (child.connected) child.disconnect(); // it ends by that
  };
  ground.endsWith(leave);
  const ended = once(child, "exit").then(([status]) => {
    throw new Error(`The attacker's process ended with ${status}.`);
  });
  ended.catch(() => undefined); // whoever waits for an answer hears of it
  async function ask(message: ToAttacker): Promise<FromAttacker> {
    child.send(message);
    const signal = AbortSignal.timeout(patienceMs);
    const heard: FromAttacker[] = await Promise.race([once(child, "message", { signal }), ended]);
    const [answer = { failed: "It said nothing." }] = heard;
    if ("failed" in answer) throw new Error(answer.failed);
    return answer;
  }
  await ask(begin);
  const { cpuMs } = watch(child.pid ?? 0);
  const beganMs = cpuMs();
  return {
    cpuMs: () => cpuMs() - beganMs,
    async stop() {
      const answer = await ask({ stop: true });
      leave();
      return "did" in answer ? answer.did : [];
    },
  };
}

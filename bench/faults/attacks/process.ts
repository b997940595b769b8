// The attacker's process: begins the attack that its parent names, and stops it when it is told to.

import { attacks } from "./all";
import { type Address, openTarget } from "./attack";

export type ToAttacker = { begin: string; at: Address } | { stop: true };
export type FromAttacker = { begun: true } | { did: string };

const say = (message: FromAttacker) => process.send?.(message);
let stop: () => Promise<string> = async () => "never begun";

process.on("message", (message: ToAttacker) => {
  if ("stop" in message) void stop().then((did) => say({ did }));
  else void begin(message);
});
process.on("disconnect", () => process.exit());

async function begin({ begin: name, at }: Extract<ToAttacker, { begin: string }>): Promise<void> {
  const attack = attacks.find((one) => one.name === name);
  if (!attack) throw new Error(`There is no attack ${name}.`);
  ({ stop } = await attack.begin(openTarget(at)));
  say({ begun: true });
}

// The attacker's process: begins the attack that its parent names, and stops it when it is told to.
import type { Measured } from "../outcome";
import { attacks } from "./all";
import { type Address, openTarget } from "./attack";
import { burn } from "./burn";

/** `burn`: so much of a core, in place of an attack. */
export type ToAttacker = { begin: string; at: Address } | { burn: number } | { stop: true };
export type FromAttacker = { begun: true } | { did: Measured[] } | { failed: string };

const say = (message: FromAttacker) => process.send?.(message);
const fail = (error: unknown) => say({ failed: error instanceof Error ? error.message : String(error) });
let stop: () => Promise<Measured[]> = async () => [{ text: "never begun", isFine: false }];

process.on("message", (message: ToAttacker) => {
  if ("stop" in message) stop().then((did) => say({ did }), fail);
  else if ("begin" in message) begin(message).catch(fail);
  else {
    ({ stop } = burn(message.burn));
    say({ begun: true });
  }
});
process.on("disconnect", () => process.exit());

async function begin({ begin: name, at }: Extract<ToAttacker, { begin: string }>): Promise<void> {
  const attack = attacks.find((one) => one.name === name);
  if (!attack) throw new Error(`There is no attack ${name}.`);
  ({ stop } = await attack.begin(openTarget(at)));
  say({ begun: true });
}

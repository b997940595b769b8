// An end for work that doesn't hand back control: V8 itself breaks it off. What it was at may be left half done, so nothing
// that is shared is written in it.
import { Script } from "node:vm";
import { codeOf } from "@/db/failure";

const shared: typeof globalThis & { rehearseBounded?: () => void } = globalThis;
const script = new Script("rehearseBounded()");

/** Undefined where it took longer. */
export function runWithin<T>(timeout: number, run: () => T): { value: T } | undefined {
  let outcome: { value: T } | undefined;
  shared.rehearseBounded = () => {
    outcome = { value: run() };
  };
  try {
    script.runInThisContext({ timeout });
  } catch (error) {
    if (codeOf(error) !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
  }
  return outcome;
}

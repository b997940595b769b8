// One row of the table, whatever becomes of it: where it is broken off that is its figure, what it started is ended, and the next one runs.
import { type Ground, onPartOf } from "../ground";
import { broken, type Outcome } from "./outcome";

export async function runStep<G extends Pick<Ground, "endsWith">>(
  ground: G,
  name: string,
  run: (ground: G) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  const unheard: unknown[] = [];
  const note = (reason: unknown) => void unheard.push(reason);
  process.on("unhandledRejection", note);
  const made = await onPartOf(ground, run).catch((error: unknown) => {
    process.stderr.write(`  ${error instanceof Error ? error.stack : String(error)}\n`);
    return [broken(name, error)];
  });
  process.off("unhandledRejection", note);
  return [...made, ...unheard.map((reason) => broken(`${name}, beside it`, reason))];
}

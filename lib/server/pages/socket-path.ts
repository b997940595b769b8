// Where the pages' process and its parent talk: a place that only this user may open. The one names it, the other makes it, and
// removes it with all that is in it.
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function nameSocket(): string {
  const name = `rehearse-${randomBytes(8).toString("hex")}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name, "pages");
}

const ours = /[\\/]rehearse-[\da-f]{16}([\\/]pages)?$/;

/** Throws where it is none of those: what stood in its place would be gone. */
export function readSocketPath(given: string | undefined): string {
  if (given && ours.test(given)) return given;
  throw new Error(
    "The pages' process is started by the server alone, which names where the two talk. Start Rehearse with: npm start",
  );
}

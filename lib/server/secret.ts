import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "@/db/failure";
import { StartProblem } from "@/db/server/start-problem";

const shortest = 32;

/** The secret of an embedded installation: made once, kept in the data folder. Losing it signs everybody out. */
export function keepSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  const kept = readOrMake(file, dataDir);
  if (kept.length >= shortest) return kept;
  throw new StartProblem(
    `${file} is damaged: it should hold at least ${shortest} characters. Delete it, and everybody signs in anew.`,
  );
}

function readOrMake(file: string, dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    writeFileSync(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST") throw unusable(dataDir, cause);
  }
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw unusable(dataDir, cause);
  }
}

function unusable(dataDir: string, cause: unknown): StartProblem {
  const what = `The folder ${dataDir} can't be used by this user, so there is no place for the database and its secret.`;
  return new StartProblem(`${what} Make it yours, or name another one in DATA_DIR.`, { cause });
}

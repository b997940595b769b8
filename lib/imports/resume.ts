// What was accepted and isn't read yet, and nobody works on.
import type { Database } from "@/db/client";
import { codeOf } from "@/db/failure";
import * as rows from "@/db/imports/imports";
import { takeMembership } from "@/lib/auth/member";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { asImporter } from "@/lib/questions/policy";
import { isWorkEnding } from "@/lib/work/ask";
import { lineUp } from "@/lib/work/turns/gates";
import { failImport, isUnderWay, prepareImport } from "./prepare";

const lookEveryMs = 30_000;
/** Where they came from isn't kept. They take turns as if from one place: else all of one address's teams would each be before whoever comes now. */
const address = "taken up again";

/**
 * Looks every so often, until it is stopped: what was cut short by a restart, by the end of its child or while the database was away is
 * taken up again as soon as it can be, without anybody coming back to it.
 */
export function keepResuming(database: Database, everyMs = lookEveryMs): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const look = async () => {
    await resumeImports(database).catch((err) => log.warn({ err }, "Unread imports could not be looked for"));
    if (!isStopped) timer = setTimeout(() => void look(), everyMs).unref();
  };
  void look();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

const leftMeanwhile = () =>
  new AppError(
    "invalid",
    "Whoever sent this document may no longer import for this team. Send it again yourself.",
  );

/** Takes up again what was accepted, is not read yet and nobody works on; and drops what was read and stayed. */
export async function resumeImports(database: Database): Promise<void> {
  if (isWorkEnding()) return;
  await rows.dropReadDocuments(database);
  for (const { importId, teamId, name, personId } of await rows.listUnread(database)) {
    if (isUnderWay(importId)) continue;
    try {
      const writer = asImporter(await takeMembership(database, personId, teamId));
      const ticket = lineUp("import", { ...writer, address });
      void prepareImport(database, writer, { importId, name, ticket });
    } catch (error) {
      // Of anything else, as too many that wait already, the next look may find the end.
      if (codeOf(error) === "forbidden") await failImport(database, { importId, teamId }, leftMeanwhile());
    }
  }
}

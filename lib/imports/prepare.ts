// From an uploaded document to questions that can be reviewed, in the background: the document waits its turn in the database, a
// child process reads it (`lib/work/stage.ts`), and this hands it the bank and takes what it finds. How far that is is kept in memory; what a
// restart cut short begins anew.
import { writeWords } from "@/db/bank/writes";
import type { Conn, Database } from "@/db/client";
import { codeOf, messageOf } from "@/db/failure";
import * as rows from "@/db/imports/imports";
import { insertItems } from "@/db/imports/items";
import type { Report } from "@/db/schema/import-columns";
import { AppError, toRefusal } from "@/lib/errors";
import { log } from "@/lib/log";
import type { BankWriter } from "@/lib/questions/policy";
import { isWorkEnding, talk } from "@/lib/work/ask";
import type { Heard, Said } from "@/lib/work/jobs";
import type { Ticket } from "@/lib/work/turns/gate";
import { readImport, walkBank } from "./reads";

export type Step = "waiting" | "reading" | "comparing" | "rendering";
/** `ahead`: how many documents come before it. */
export type Progress = { step: Step; share: number; ahead: number };
type Named = { importId: string; teamId: string };
type Unread = { importId: string; name: string; ticket: Ticket; atHand?: Uint8Array };

const shared: typeof globalThis & { rehearseImports?: Map<string, () => Progress> } = globalThis;

function underWay() {
  shared.rehearseImports ??= new Map();
  return shared.rehearseImports;
}

export const isUnderWay = (importId: string): boolean => underWay().has(importId);

/** The import with what this process is doing for it. One whose document nobody kept was cut short, and is marked so now. */
export async function readStanding(conn: Conn, writer: BankWriter, { importId }: { importId: string }) {
  const found = await readImport(conn, writer, { importId });
  const progress = underWay().get(importId)?.();
  if (found.stage !== "reading" || progress) return { ...found, progress };
  const named = { importId, teamId: writer.teamId };
  if (await rows.hasDocument(conn, named))
    return { ...found, progress: { step: "waiting" as const, share: 0, ahead: 0 } };
  const failure =
    "The server was restarted while it read this document. Nothing is in your bank; bring it in again.";
  await rows.updateReading(conn, { ...named, stage: "failed", report: { ...rows.emptyReport, failure } });
  // It may have been done with between the two looks: then the row says so.
  return { ...(await readImport(conn, writer, { importId })), progress };
}

/** Reads the document when its turn comes. Resolves when it is read; what goes wrong is told by the import. */
export async function prepareImport(database: Database, writer: BankWriter, unread: Unread): Promise<void> {
  const { importId, ticket } = unread;
  const named = { importId, teamId: writer.teamId };
  // A look that fell between its arrival and this has begun it.
  if (isUnderWay(importId)) return ticket.leave();
  underWay().set(importId, () => ({ step: "waiting", share: 0, ahead: ticket.ahead() }));
  try {
    await ticket.turn;
    await prepare(database, writer, unread);
    await rows.dropDocument(database, named);
  } catch (error) {
    if (isPassing(error)) log.warn({ err: error, importId }, "An import was cut short and is taken up again");
    else await failImport(database, named, error);
  } finally {
    underWay().delete(importId);
    ticket.leave();
  }
}

/** The server ends, the database is away, the child was killed by somebody else than us, or too many wait: the document stays, and is taken up again. */
const isPassing = (error: unknown) =>
  isWorkEnding() || ["unavailable", "rate_limited"].includes(toRefusal(error, "").code);

/** Two minutes and more, because what was cut short is looked for every half minute. A document may be what ends its child, or all of the server. */
const mostTries = 5;
const cutShort = () =>
  new AppError(
    "invalid",
    `The reading of this document was cut short ${mostTries} times. Nothing is in your bank: divide it, and bring in one part at a time.`,
  );

const unknownFailure =
  "Something went wrong while this document was read. Nothing is in your bank; bring it in again.";

export async function failImport(database: Database, named: Named, error: unknown): Promise<void> {
  const { importId } = named;
  const isSaid = codeOf(error) === "invalid";
  if (!isSaid) log.error({ err: error, importId }, "An import could not be prepared");
  const report: Report = { ...rows.emptyReport, failure: isSaid ? messageOf(error) : unknownFailure };
  await rows
    .updateReading(database, { ...named, stage: "failed", report })
    .then(() => rows.dropDocument(database, named))
    .catch((err) => log.error({ err, importId }, "An import could not be marked as failed"));
}

/** While it is worked on; whoever looks sees what was told last. */
async function prepare(
  database: Database,
  writer: BankWriter,
  { importId, name, atHand }: Unread,
): Promise<void> {
  const named = { importId, teamId: writer.teamId };
  const document = await rows.tryDocument(database, named, atHand);
  if (!document) return; // read meanwhile, or done with
  const { bytes, tries } = document;
  if (tries > mostTries) throw cutShort();
  await rows.forgetItems(database, named);
  const tell = (step: string, share: number) =>
    void underWay().set(importId, () => ({ step: step as Step, share, ahead: 0 }));
  tell("reading", 0);
  const conversation = talk("import", { document: { name, bytes } }, tell);
  const answer = answerWith(database, writer, importId);
  try {
    let step = await conversation.next();
    while (!step.done) {
      const heard = await answer.hear(step.value);
      if (!heard) return; // nobody wants it any more
      step = await conversation.next(heard);
    }
  } finally {
    await conversation.return();
  }
  await answer.finish();
}

/** What the reader of the document is told, and what becomes of what it says. */
function answerWith(database: Database, writer: BankWriter, importId: string) {
  const bank = walkBank(database, writer);
  const named = { importId, teamId: writer.teamId };
  let [found, ready] = [0, 0];
  let report = rows.emptyReport;
  return {
    /** Undefined where the import has gone meanwhile. */
    async hear(said: Said<"import">): Promise<Heard<"import"> | undefined> {
      if ("wants" in said) return (await bank.next()).value ?? { bank: [], isLast: true };
      if ("read" in said) ({ found, report } = said.read);
      else {
        await insertItems(database, named, said.items);
        // Now rather than while it is accepted: that is one transaction, and would close them to the rest of the team.
        await writeWords(database, { teamId: writer.teamId, found: said.foundBy });
        ready += said.items.length;
      }
      return (await rows.updateReading(database, { ...named, found, ready })) ? { goOn: true } : undefined;
    },
    async finish(): Promise<void> {
      const failure = "No question was found in this document. Below is what stood in the way.";
      const outcome =
        found > 0
          ? { stage: "review" as const, report }
          : { stage: "failed" as const, report: { ...report, failure } };
      await rows.updateReading(database, { ...named, ...outcome });
    },
  };
}

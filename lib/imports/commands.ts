import type { Conn, Database } from "@/db/client";
import { deleteImport, keepImport } from "@/db/imports/imports";
import * as items from "@/db/imports/items";
import type { ItemProblem } from "@/db/schema/import-columns";
import type { ImportChoice } from "@/db/vocabulary";
import { AppError } from "@/lib/errors";
import type { FieldName } from "@/lib/questions/fields";
import type { BankWriter } from "@/lib/questions/policy";
import type { Question } from "@/lib/questions/schema";
import { beginningOf, tidyLine } from "@/lib/text/tidy";
import { ask } from "@/lib/work/ask";
import { toQuestionHtml } from "@/lib/work/html";
import { atTurn, lineUp, reserve } from "@/lib/work/turns/gates";
import { prepareImport } from "./prepare";
import { readImport } from "./reads";
import { findChanged, mergeEdits, tidyFound } from "./rules";
import type { ChooseMany, EditItem, SetMany } from "./schema";

type Named = { importId: string };

/** Takes a document in, unless too many wait: then it isn't even fetched; whoever `left` before it is kept lets it go. It is read in the background: the import itself says how far that is. */
export async function startImport(
  database: Database,
  writer: BankWriter,
  { name, fetch, left }: { name: string; fetch(): Promise<Uint8Array>; left?: AbortSignal },
): Promise<{ importId: string }> {
  const title = tidyLine(name.slice(0, 200)) || "Document";
  const { teamId, personId } = writer;
  const ticket = reserve("import", writer);
  try {
    const bytes = await fetch();
    if (bytes.length === 0)
      throw new AppError("invalid", "There is nothing in this document. Choose another, or paste the text.");
    const keep = () => keepImport(database, { teamId, createdBy: personId, name: title, bytes });
    const importId = await atTurn(lineUp("keep", writer), keep, left);
    ticket.arrive();
    // A hundred that wait keep nothing in memory.
    const atHand = ticket.waits() ? undefined : bytes;
    void prepareImport(database, writer, { importId, name: title, ticket, atHand });
    return { importId };
  } catch (error) {
    ticket.leave();
    throw error;
  }
}

/** Forgets an import of which nothing is in the bank. */
export async function discardImport(
  database: Database,
  writer: BankWriter,
  { importId }: Named,
): Promise<void> {
  const named = { importId, teamId: writer.teamId };
  if (!(await deleteImport(database, named))) await refuse(database, writer, named);
}

export async function chooseItem(
  database: Database,
  writer: BankWriter,
  { importId, ...chosen }: Named & { position: number; choice: ImportChoice },
): Promise<void> {
  const named = { importId, teamId: writer.teamId };
  if (await items.chooseItem(database, { ...named, ...chosen })) return;
  const item = await items.findItem(database, { ...named, position: chosen.position });
  if (!item) return refuse(database, writer, named);
  const why =
    chosen.choice === "version"
      ? "The question in the bank that it is like has gone. Add it as a new one, or skip it."
      : "It can’t be taken in while something in it is wrong. Edit it first.";
  throw new AppError("conflict", why);
}

/** So many rows are rewritten in a moment; all of a large import at once would take too long for one statement. */
const atOnce = 1_000;

export async function chooseMany(database: Database, writer: BankWriter, input: ChooseMany): Promise<void> {
  const { importId, isChosen, show } = input;
  const named = { importId, teamId: writer.teamId };
  const { found } = await requireReview(database, writer, named);
  const range = { from: input.from ?? 1, to: Math.min(input.to ?? found, found) };
  for (const part of divide(range)) await items.chooseItems(database, { ...named, ...part, isChosen, show });
}

export async function setMany(
  database: Database,
  writer: BankWriter,
  { importId, numbers, values }: SetMany,
): Promise<{ set: number }> {
  const named = { importId, teamId: writer.teamId };
  const { found } = await requireReview(database, writer, named);
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0)
    throw new AppError("invalid", "Nothing was set: fill in at least one of the fields.");
  const ranges = numbers.map(({ from, to }) => ({ from, to: Math.min(to, found) }));
  for (const part of ranges.flatMap(divide))
    await items.setItems(database, { ...named, ...part, values: given });
  return { set: ranges.reduce((sum, { from, to }) => sum + Math.max(0, to - from + 1), 0) };
}

function divide({ from, to }: items.Range): items.Range[] {
  const parts: items.Range[] = [];
  for (let at = from; at <= to; at += atOnce) parts.push({ from: at, to: Math.min(to, at + atOnce - 1) });
  return parts;
}

/**
 * Mends a found question: the fields that changed since `before`. One that could not be taken in before is taken in from then on.
 * Throws `conflict` with theirs at the fields that somebody else has changed too, unless `replaces` says that this was seen.
 */
export async function editItem(database: Database, writer: BankWriter, edit: EditItem): Promise<void> {
  const { importId, position, before, replaces, ...fields } = edit;
  const named = { importId, teamId: writer.teamId };
  const item = await items.findItem(database, { ...named, position });
  if (!item) return refuse(database, writer, named);
  const staged = item.fields;
  const mine = requireSound(tidyFound({ ...staged.question, ...fields }));
  const merged = mergeEdits({ before: before, mine, theirs: staged.question });
  if (merged.both.length > 0 && !replaces) throw alsoChanged(merged.both, staged.question);
  const question = requireSound(tidyFound(merged.question));
  const shown = await ask("render", writer, [question.prompt, question.modelAnswer]);
  const { problems: unshown, ...html } = toQuestionHtml(shown);
  if (unshown.length > 0) throw wrongFields(unshown);
  const given = [...new Set([...staged.given, ...findChanged(staged.question, question)])];
  const choice = item.problems.length > 0 ? "add" : item.choice;
  const set = { fields: { ...staged, question, given }, ...html, choice };
  // Somebody was quicker by a moment: merged with what is there now, or refused for what it is.
  if (!(await items.updateItem(database, { ...named, position, mark: item.mark, set })))
    return editItem(database, writer, edit);
}

function requireSound({ question, problems }: ReturnType<typeof tidyFound>): Question {
  if (problems.length > 0) throw wrongFields(problems);
  return question;
}

const shownOfTheirs = 400;

function alsoChanged(names: readonly FieldName[], theirs: Question): AppError {
  const textOf = (value: Question[FieldName]) => (Array.isArray(value) ? value.join(" · ") : String(value));
  const say = (text: string) =>
    text.length > shownOfTheirs ? `${beginningOf(text, shownOfTheirs)}…` : text || "nothing";
  const fields = names.map((name) => [name, `Somebody else wrote here: ${say(textOf(theirs[name]))}`]);
  const message =
    "Somebody changed this question while you had it open. Nothing was saved yet: theirs stands at each field that both of you changed. Save again to put yours in its place.";
  return new AppError("conflict", message, { fields: Object.fromEntries(fields) });
}

function wrongFields(problems: readonly ItemProblem[]): AppError {
  const fields: Record<string, string> = {};
  for (const { field, message } of problems) fields[field] ??= message;
  return new AppError("invalid", "Nothing was saved yet: something here needs another look.", { fields });
}

async function requireReview(conn: Conn, writer: BankWriter, named: Named) {
  const found = await readImport(conn, writer, named);
  if (found.stage !== "review") throw movedOn();
  return found;
}

/** Why nothing was changed: it isn't there for this team, or it stands elsewhere by now. */
async function refuse(conn: Conn, writer: BankWriter, named: Named): Promise<never> {
  await readImport(conn, writer, named);
  throw movedOn();
}

export const movedOn = () =>
  new AppError(
    "conflict",
    "This import isn’t under review any more. Reload the page to see where it stands.",
  );

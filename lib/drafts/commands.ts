import { deleteDraft, findNewest, saveDraftRow } from "@/db/bank/drafts";
import { type VersionFields, writeStatus, writeVersions } from "@/db/bank/writes";
import type { Conn, Database } from "@/db/client";
import type { QuestionStatus } from "@/db/vocabulary";
import { AppError, notFound } from "@/lib/errors";
import { toFoundBy } from "@/lib/questions/found-by";
import type { BankWriter } from "@/lib/questions/policy";
import { findFreeSlug } from "@/lib/questions/reads";
import type { Question } from "@/lib/questions/schema";
import { CameFirst, mostTries, writeInRace } from "@/lib/races";
import { ask } from "@/lib/work/ask";
import { toQuestionHtml } from "@/lib/work/html";
import { type Newest, readDraft, type Saved, savedOf } from "./reads";
import { bodyOf, checkBody, isSameBody, newBody, type Problems, sayProblems } from "./rules";
import type { DraftDiscard, DraftSave, DraftValue, QuestionSave } from "./schema";

/** Revision 0 says that there is no draft: the text is that of the newest version, or of no question at all. */
type SavedDraft = {
  outcome: "saved" | "conflict";
  value: DraftValue;
  revision: number;
  /** Null where nothing was kept, because nothing differs from the bank. */
  savedAtMs: number | null;
};

/** Saves what somebody types as their own draft. Another revision of theirs comes back as a conflict with its text. */
export async function saveDraft(
  conn: Conn,
  writer: BankWriter,
  { value, baseRevision, questionId }: DraftSave,
): Promise<SavedDraft> {
  const of = { teamId: writer.teamId, personId: writer.personId, questionId };
  const newest = await findNewest(conn, of);
  if (!newest && value.basedOn > 0) throw notFound("question");
  const isNothingNew = isSameBody(value.body, newest ? bodyOf(newest) : newBody());
  if (isNothingNew && (await deleteDraft(conn, { ...of, revision: baseRevision }))) return asSaved(value, 0);
  const row = isNothingNew ? undefined : await saveDraftRow(conn, { ...of, ...value, baseRevision });
  if (row) return asSaved(value, row.revision, row.savedAt.getTime());
  const standing = await readDraft(conn, writer, { questionId });
  if (!standing) return asSaved(value, 0);
  const isSame = JSON.stringify(standing.value) === JSON.stringify(value);
  return { ...standing, outcome: isSame ? "saved" : "conflict" };
}

const asSaved = (value: DraftValue, revision: number, savedAtMs: number | null = null): SavedDraft => ({
  outcome: "saved",
  value,
  revision,
  savedAtMs,
});

/** Deletes somebody's own draft and gives its text back, for the way back. Another revision than the one they saw is kept. */
export async function discardDraft(
  conn: Conn,
  writer: BankWriter,
  { questionId, revision }: DraftDiscard,
): Promise<{ value: DraftValue }> {
  const of = { teamId: writer.teamId, personId: writer.personId, questionId };
  const draft = await readDraft(conn, writer, { questionId });
  if (!draft) throw notFound("draft");
  const isGone = draft.revision === revision && (await deleteDraft(conn, { ...of, revision }));
  if (!isGone) throw new AppError("conflict", changedMeanwhile);
  return { value: draft.value };
}

const changedMeanwhile =
  "You wrote on in another tab or device, so nothing was discarded. Reload the page to see what is there now.";

type SavedQuestion =
  | { outcome: "saved" | "unchanged"; version: number; status: QuestionStatus }
  | { outcome: "conflict"; theirs: Saved };

/**
 * Writes the next version with that status and lets go of the draft, in one transaction; a question that doesn't exist
 * gets the id that it was sent with, so that sending it twice makes one. Where the newest version is not the one that
 * this was based on, nothing is written and that version comes back. Throws `invalid` with the form's places.
 */
export async function saveQuestion(
  database: Database,
  writer: BankWriter,
  input: QuestionSave,
): Promise<SavedQuestion> {
  const checked = checkBody(input.value.body, input.status);
  if (!checked.ok) throw incomplete(checked.problems);
  const fields = await renderFields(writer, checked.question);
  return writeInRace(database, (conn, nth) => writeQuestion(conn, writer, { ...input, fields, nth }));
}

type Write = QuestionSave & { fields: VersionFields; nth: number };

async function writeQuestion(conn: Conn, writer: BankWriter, input: Write): Promise<SavedQuestion> {
  const { teamId, personId } = writer;
  const { questionId, value, fields, nth } = input;
  const newest = await findNewest(conn, { teamId, questionId, hold: true });
  const status = newest ? statusAfter(input, newest.status) : input.status;
  if (!newest && (value.basedOn > 0 || nth === mostTries)) throw notFound("question");
  if (newest && isSameBody(bodyOf(newest), value.body))
    return keepVersion(conn, writer, { ...input, status, newest });
  if (newest && newest.version !== value.basedOn) return { outcome: "conflict", theirs: savedOf(newest) };
  const version = value.basedOn + 1;
  const slug = newest?.slug ?? (await findFreeSlug(conn, { teamId, questionId, title: fields.title, nth }));
  const row = { ...fields, questionId, slug, status, version, foundBy: toFoundBy(fields) };
  const written = await writeVersions(conn, { teamId, createdBy: personId, rows: [row] });
  if (!written.has(questionId)) throw new CameFirst();
  await dropDraft(conn, writer, input);
  return { outcome: "saved", version, status };
}

/** Saving a text doesn't take back what somebody else decided meanwhile. */
const statusAfter = ({ status, fromStatus }: QuestionSave, now: QuestionStatus): QuestionStatus =>
  status === fromStatus ? now : status;

/** The text is the newest version's already: this was sent twice, or only the status is new, or nothing. */
async function keepVersion(
  conn: Conn,
  writer: BankWriter,
  input: QuestionSave & { newest: Newest },
): Promise<SavedQuestion> {
  const { teamId, personId } = writer;
  const { questionId, status, value, newest } = input;
  const changed = await writeStatus(conn, { teamId, questionIds: [questionId], status });
  await dropDraft(conn, writer, input);
  const isSentAgain = value.basedOn < newest.version && newest.savedById === personId;
  const outcome = changed.length > 0 || isSentAgain ? "saved" : "unchanged";
  return { outcome, version: newest.version, status };
}

/** Another tab's draft with another text stays. */
async function dropDraft(
  conn: Conn,
  writer: BankWriter,
  { questionId, draftRevision, value }: QuestionSave,
): Promise<void> {
  const of = { teamId: writer.teamId, personId: writer.personId, questionId };
  const draft = await readDraft(conn, writer, { questionId });
  if (!draft) return;
  const isThis = draft.revision === draftRevision || isSameBody(draft.value.body, value.body);
  if (isThis) await deleteDraft(conn, { ...of, revision: draft.revision });
}

/** What the renderer refuses is said beside its field. */
async function renderFields(
  writer: BankWriter,
  { status: _, ...question }: Question,
): Promise<VersionFields> {
  const shown = await ask("render", writer, [question.prompt, question.modelAnswer]);
  const { problems, ...html } = toQuestionHtml(shown);
  if (problems.length === 0) return { ...question, ...html };
  throw incomplete(Object.fromEntries(problems.map(({ field, message }) => [field, message])));
}

const incomplete = (problems: Problems) =>
  new AppError("invalid", `Not yet: ${sayProblems(problems)}`, { fields: problems });

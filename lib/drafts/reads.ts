import {
  findDraft,
  findNewest,
  findNewestHtml,
  listOtherWriters,
  listSubjects,
  listUnfinished,
} from "@/db/bank/drafts";
import type { Conn } from "@/db/client";
import { AppError } from "@/lib/errors";
import type { BankWriter } from "@/lib/questions/policy";
import { tidyLine, tidyText } from "@/lib/text/tidy";
import { ask } from "@/lib/work/ask";
import { toQuestionHtml } from "@/lib/work/html";
import { bodyOf, givenFields, isSameBody, newBody } from "./rules";
import { type DraftValue, draftValueSchema } from "./schema";

type Named = { questionId: string };
export type Newest = NonNullable<Awaited<ReturnType<typeof findNewest>>>;
export type Editor = Awaited<ReturnType<typeof readEditor>>;
export type Saved = ReturnType<typeof savedOf>;
export type Unfinished = Awaited<ReturnType<typeof readUnfinished>>;

/** A version as the editor compares with it. */
export function savedOf(newest: Newest) {
  const { version, status, savedBy, savedAt } = newest;
  return { version, status, savedBy, savedAtMs: savedAt.getTime(), body: bodyOf(newest) };
}

/**
 * Everything that the form of a question shows to one writer: the newest version (null: no such question in the team yet),
 * their own draft where there is one, who else is writing, and what the bank suggests.
 */
export async function readEditor(conn: Conn, writer: BankWriter, { questionId }: Named) {
  const { teamId, personId } = writer;
  const of = { teamId, personId, questionId };
  const [newest, draft, suggestions] = await Promise.all([
    findNewest(conn, of),
    readDraft(conn, writer, { questionId }),
    listSubjects(conn, teamId),
  ]);
  const saved = newest ? savedOf(newest) : null;
  const start: DraftValue = { basedOn: saved?.version ?? 0, body: saved?.body ?? newBody() };
  const differs = draft !== null && !isSameBody(draft.value.body, start.body);
  const value = differs ? draft.value : start;
  return {
    questionId,
    saved,
    draft: {
      value,
      revision: draft?.revision ?? 0,
      savedAtMs: differs ? draft.savedAtMs : null,
    },
    others: newest ? await listOtherWriters(conn, { ...of, after: newest.savedAt }) : [],
    suggestions,
    ...(differs ? await renderDraft(writer, value.body) : await findNewestHtml(conn, of)),
  };
}

export async function readDraft(conn: Conn, { teamId, personId }: BankWriter, { questionId }: Named) {
  const row = await findDraft(conn, { teamId, personId, questionId });
  if (!row) return null;
  const { basedOn, body, revision, savedAt } = row;
  return { value: draftValueSchema.parse({ basedOn, body }), revision, savedAtMs: savedAt.getTime() };
}

/** The latest drafts of questions that aren't in the bank yet; `more` says how many there are beside them. */
export async function readUnfinished(conn: Conn, { teamId, personId }: BankWriter) {
  const rows = await listUnfinished(conn, { teamId, personId, given: givenFields, limit: 5 });
  return {
    drafts: rows.map(({ questionId, title, revision, savedAt }) => ({
      questionId,
      revision,
      savedAtMs: savedAt.getTime(),
      title: tidyLine(title) || null,
    })),
    more: (rows[0]?.total ?? 0) - rows.length,
  };
}

/** What can't be shown is shown as nothing: saving it says why. */
async function renderDraft(writer: BankWriter, { prompt, modelAnswer }: DraftValue["body"]) {
  const shown = await ask("render", writer, [prompt, modelAnswer].map(tidyText)).catch(() => []);
  const { promptHtml, modelAnswerHtml } = toQuestionHtml(shown);
  return { promptHtml, modelAnswerHtml };
}

/** The HTML that saving this text would keep. */
export async function renderPreview(_conn: Conn, writer: BankWriter, { text }: { text: string }) {
  const [shown] = await ask("render", writer, [tidyText(text)]);
  if (!shown || "refused" in shown) throw new AppError("invalid", shown?.refused ?? "");
  return shown;
}

// What the tests of this noun share: people of a team, a complete body, and the commands with their defaults.
import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import type { QuestionStatus, TeamRole } from "@/db/vocabulary";
import type { Member } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { asQuestionWriter, type BankWriter } from "@/lib/questions/policy";
import { completeQuestion } from "@/lib/questions/testing";
import { saveDraft, saveQuestion } from "./commands";
import { readEditor } from "./reads";
import { bodyOf } from "./rules";
import type { DraftBody } from "./schema";

/** A body that can be approved. */
export const body = (change: Partial<DraftBody> = {}): DraftBody => ({
  ...bodyOf(completeQuestion),
  prompt: "How many `queries`?",
  modelAnswer: "One, at the **if**.",
  ...change,
});

type Given = {
  questionId?: string;
  basedOn?: number;
  draftRevision?: number;
  status?: QuestionStatus;
  fromStatus?: QuestionStatus;
};
type Kept = { basedOn?: number; base?: number; text?: DraftBody };

export function useWriters(database: () => Database) {
  const createWriter = async (role: TeamRole = "interviewer", name = "Tomasz Lind") =>
    asQuestionWriter(await createMember(database(), { role, name }));

  /** A colleague in the same team. */
  const joinTeam = async ({ teamId }: Member) =>
    asQuestionWriter(await createMember(database(), { teamId, name: "Ada Reyes" }));

  const save = (
    writer: BankWriter,
    { questionId = randomUUID(), basedOn = 0, ...given }: Given,
    text = body(),
  ) =>
    saveQuestion(database(), writer, {
      questionId,
      value: { basedOn, body: text },
      draftRevision: 0,
      status: "approved",
      fromStatus: "approved",
      ...given,
    });

  const keep = (
    writer: BankWriter,
    questionId: string,
    { basedOn = 0, base = 0, text = body() }: Kept = {},
  ) => saveDraft(database(), writer, { questionId, value: { basedOn, body: text }, baseRevision: base });

  async function createSaved(writer: BankWriter, text = body()): Promise<string> {
    const questionId = randomUUID();
    await save(writer, { questionId }, text);
    return questionId;
  }

  return {
    createWriter,
    joinTeam,
    save,
    keep,
    createSaved,
    open: (writer: BankWriter, questionId: string) => readEditor(database(), writer, { questionId }),
    versionsOf: (questionId: string) =>
      database().$client`select * from question_versions where question_id = ${questionId} order by version`,
  };
}

// What the tests of this noun share: people of a team, a complete body, and the commands with their defaults.
import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { insertMembership } from "@/db/people";
import { createPerson, createTeam } from "@/db/testing/factories";
import type { QuestionStatus, TeamRole } from "@/db/vocabulary";
import { saveDraft, saveQuestion } from "./commands";
import { readEditor } from "./reads";
import { newBody } from "./rules";
import type { DraftBody } from "./schema";

export type Member = { personId: string; teamId: string; role: TeamRole };

/** A body that can be approved. */
export const body = (change: Partial<DraftBody> = {}): DraftBody => ({
  ...newBody(),
  title: "When a queryset runs",
  topic: "Django ORM",
  competency: "Data",
  tags: "orm",
  prompt: "How many `queries`?",
  modelAnswer: "One, at the **if**.",
  keyPoints: ["Says one.", "Says where.", "Says why."],
  followUps: ["And with exists?", "And in async code?"],
  hints: ["Look at the if.", "Think of truth."],
  levels: ["None.", "Some.", "Solid.", "Good.", "Expert."],
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
  async function createMember(role: TeamRole = "interviewer", name = "Tomasz Lind"): Promise<Member> {
    const { personId } = await createPerson(database(), { name });
    return { personId, role, ...(await createTeam(database(), { personId, role, bank: false })) };
  }

  /** A colleague in the same team. */
  async function joinTeam({ teamId }: Member, role: TeamRole = "interviewer"): Promise<Member> {
    const { personId } = await createPerson(database(), { name: "Ada Reyes" });
    await insertMembership(database(), { teamId, personId, role });
    return { personId, teamId, role };
  }

  const save = (member: Member, { questionId = randomUUID(), basedOn = 0, ...given }: Given, text = body()) =>
    saveQuestion(database(), {
      member,
      input: {
        questionId,
        value: { basedOn, body: text },
        draftRevision: 0,
        status: "approved",
        fromStatus: "approved",
        ...given,
      },
    });

  const keep = (member: Member, questionId: string, { basedOn = 0, base = 0, text = body() }: Kept = {}) =>
    saveDraft(database(), {
      member,
      input: { questionId, value: { basedOn, body: text }, baseRevision: base },
    });

  async function createSaved(member: Member, text = body()): Promise<string> {
    const questionId = randomUUID();
    await save(member, { questionId }, text);
    return questionId;
  }

  return {
    createMember,
    joinTeam,
    save,
    keep,
    createSaved,
    open: ({ teamId, personId }: Member, questionId: string) =>
      readEditor(database(), { teamId, personId, questionId }),
    versionsOf: (questionId: string) =>
      database().$client`select * from question_versions where question_id = ${questionId} order by version`,
  };
}

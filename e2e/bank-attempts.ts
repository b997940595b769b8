// What the bank's actions are given by somebody who has no business there.
import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";

type Victim = { questionId: string; kitId: string; importId: string };

const body = {
  title: "Forged",
  kind: "spoken",
  topic: "Forged",
  competency: "Forged",
  difficulty: 1,
  minutes: "5",
  tags: "",
  prompt: "Forged?",
  modelAnswer: "",
  keyPoints: [],
  followUps: [],
  hints: [],
  levels: ["", "", "", "", ""],
  source: "Nobody",
  licence: "MIT",
};
const value = { basedOn: 1, body };

/** Undefined: harmless by itself, it changes at most what is the caller's own. */
export const bankAttempts: Record<string, (victim: Victim) => unknown> = {
  changeTagsAction: ({ questionId }) => ({ questionIds: [questionId], tag: "forged", change: "add" }),
  changeStatusAction: ({ questionId }) => ({ questionIds: [questionId], status: "retired" }),
  undoStatusAction: ({ questionId }) => ({ from: "approved", changes: [{ questionId, status: "draft" }] }),
  markFavouriteAction: ({ questionId }) => ({ questionId, isFavourite: true }),
  addPackAction: () => undefined,
  saveDraftAction: ({ questionId }) => ({ questionId, value, baseRevision: 0 }),
  discardDraftAction: ({ questionId }) => ({ questionId, revision: 1 }),
  saveQuestionAction: ({ questionId }) => ({
    questionId,
    value,
    draftRevision: 0,
    status: "draft",
    fromStatus: "draft",
  }),
  duplicateQuestionAction: ({ questionId }) => ({ questionId }),
  previewAction: () => undefined,
  saveKitAction: ({ kitId, questionId }) => ({
    kitId,
    baseRevision: 1,
    isShared: true,
    kit: { title: "Forged", summary: "x", minutes: 45, items: [{ question: questionId, minutes: 5 }] },
  }),
  deleteKitAction: ({ kitId }) => ({ kitId }),
  restoreKitAction: () => ({ undo: "x.{}" }),
  findForKitAction: () => undefined,
  chooseItemAction: ({ importId }) => ({ importId, position: 1, choice: "skip" }),
  chooseManyAction: ({ importId }) => ({ importId, isChosen: false, show: "all" }),
  setManyAction: ({ importId }) => ({ importId, numbers: "1", topic: "Forged" }),
  editItemAction: ({ importId }) => ({
    importId,
    before: "{}",
    position: 1,
    ...body,
    keyPoints: "",
    followUps: "",
    hints: "",
    levels: "",
  }),
  acceptImportAction: ({ importId }) => ({ importId, approve: false }),
  undoImportAction: ({ importId }) => ({ importId }),
  discardImportAction: ({ importId }) => ({ importId }),
};

/** An import under review with one question, and the question that the victim's bank has. */
export async function prepareBank(
  { $client: sql }: Database,
  {
    teamId,
    interviewer,
    questionId,
  }: { teamId: string; interviewer: { personId: string }; questionId: string },
) {
  const importId = randomUUID();
  const question = {
    title: "Mine",
    kind: "spoken",
    topic: "Mine",
    competency: "Mine",
    difficulty: 3,
    minutes: 5,
    tags: [],
    source: "mine.md, line 1",
    licence: "Unknown",
    status: "draft",
    prompt: "Mine?",
    modelAnswer: "",
    keyPoints: [],
    followUps: [],
    hints: [],
    levels: [],
  };
  const fields = JSON.stringify({ question, slug: null, given: ["title", "prompt"], basedOn: null });
  const report = JSON.stringify({ leftOut: [], leftOutCount: 0, problems: [], problemCount: 0, kits: [] });
  await sql`insert into imports (id, team_id, created_by, name, stage, ready, found, report)
    values (${importId}, ${teamId}, ${interviewer.personId}, 'mine.md', 'review', 1, 1, ${report}::text::jsonb)`;
  await sql`insert into import_items (import_id, position, line_from, line_to, fields, problems, prompt_html, model_answer_html, choice)
    values (${importId}, 1, 1, 1, ${fields}::text::jsonb, '[]', '<p>Mine?</p>', '', 'add')`;
  return { questionId, importId };
}

"use server";
import { memberAction } from "@/lib/action";
import { duplicateQuestion, saveDraft, saveQuestion, setStatus } from "@/lib/drafts/commands";
import { renderPreview } from "@/lib/drafts/reads";
import {
  previewSchema,
  questionIdSchema,
  saveDraftSchema,
  saveQuestionSchema,
  setStatusSchema,
} from "@/lib/drafts/schema";
import { AppError } from "@/lib/errors";
import { mayWriteBank } from "@/lib/questions/policy";

export const saveDraftAction = memberAction(saveDraftSchema, ({ database, member, input }) =>
  saveDraft(database, { member, input }),
);

export const saveQuestionAction = memberAction(saveQuestionSchema, ({ database, member, input }) =>
  saveQuestion(database, { member, input }),
);

export const setStatusAction = memberAction(setStatusSchema, ({ database, member, input }) =>
  setStatus(database, { member, input }),
);

export const duplicateQuestionAction = memberAction(questionIdSchema, ({ database, member, input }) =>
  duplicateQuestion(database, { member, input }),
);

export const previewAction = memberAction(previewSchema, async ({ member, input }) => {
  if (!mayWriteBank(member)) throw new AppError("forbidden", "Reviewers read questions.");
  return { html: await renderPreview(input.text) };
});

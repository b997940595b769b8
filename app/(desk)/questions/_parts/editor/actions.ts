"use server";
import { memberAction } from "@/lib/action";
import { saveDraft, saveQuestion } from "@/lib/drafts/commands";
import { renderPreview } from "@/lib/drafts/reads";
import { previewSchema, saveDraftSchema, saveQuestionSchema } from "@/lib/drafts/schema";
import { asQuestionWriter } from "@/lib/questions/policy";

export const saveDraftAction = memberAction(saveDraftSchema, asQuestionWriter, saveDraft);
export const saveQuestionAction = memberAction(saveQuestionSchema, asQuestionWriter, saveQuestion);
export const previewAction = memberAction(previewSchema, asQuestionWriter, renderPreview);

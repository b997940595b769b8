"use server";
import { unhurriedly } from "@/db/patience";
import { memberAction } from "@/lib/action";
import { asMember } from "@/lib/auth/member";
import { discardDraft } from "@/lib/drafts/commands";
import { discardDraftSchema, questionIdSchema } from "@/lib/drafts/schema";
import {
  addPack,
  changeStatus,
  changeTags,
  duplicateQuestion,
  markFavourite,
  undoStatus,
} from "@/lib/questions/commands";
import { asBankWriter, asQuestionWriter } from "@/lib/questions/policy";
import {
  favouriteSchema,
  packSchema,
  statusChangeSchema,
  statusUndoSchema,
  tagChangeSchema,
} from "@/lib/questions/schema";

export const changeTagsAction = memberAction(tagChangeSchema, asBankWriter, changeTags);
export const changeStatusAction = memberAction(statusChangeSchema, asBankWriter, changeStatus);
export const undoStatusAction = memberAction(statusUndoSchema, asBankWriter, undoStatus);
export const addPackAction = memberAction(packSchema, asBankWriter, unhurriedly(addPack));
export const markFavouriteAction = memberAction(favouriteSchema, asMember, markFavourite);
export const duplicateQuestionAction = memberAction(questionIdSchema, asQuestionWriter, duplicateQuestion);
export const discardDraftAction = memberAction(discardDraftSchema, asQuestionWriter, discardDraft);

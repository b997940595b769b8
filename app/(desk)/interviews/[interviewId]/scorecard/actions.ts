"use server";
import { memberAction } from "@/lib/action";
import { addPracticeCards } from "@/lib/practice/commands";
import { saveSummary, submitScorecard } from "@/lib/scorecards/commands";
import { listQuestionsToPractise, takeScorecard } from "@/lib/scorecards/reads";
import { practiseSchema, submitSchema, summarySchema } from "@/lib/scorecards/schema";

export const saveSummaryAction = memberAction(summarySchema, takeScorecard, saveSummary);

export const submitScorecardAction = memberAction(submitSchema, takeScorecard, submitScorecard);

/** Puts the questions of an interview into the interviewer's own practice. */
export const practiseTheseAction = memberAction(
  practiseSchema,
  takeScorecard,
  async (database, author, input) => {
    const questionIds = await listQuestionsToPractise(database, author, input);
    const { added } = await addPracticeCards(database, author, { questionIds });
    return { added, leftOut: questionIds.length - added };
  },
);

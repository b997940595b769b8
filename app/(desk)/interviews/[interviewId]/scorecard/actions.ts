"use server";
import { memberAction } from "@/lib/action";
import { addPracticeCards } from "@/lib/practice/commands";
import { saveSummary, submitScorecard } from "@/lib/scorecards/commands";
import { listQuestionsToPractise } from "@/lib/scorecards/reads";
import { practiseSchema, submitSchema, summarySchema } from "@/lib/scorecards/schema";

export const saveSummaryAction = memberAction(summarySchema, async ({ database, member, input }) => ({
  ...(await saveSummary(database, { ...input, personId: member.personId, teamId: member.teamId })),
  savedAtMs: Date.now(),
}));

export const submitScorecardAction = memberAction(submitSchema, async ({ database, member, input }) =>
  submitScorecard(database, { ...input, personId: member.personId, teamId: member.teamId }),
);

/** Puts the questions of an interview into the interviewer's own practice. */
export const practiseTheseAction = memberAction(practiseSchema, async ({ database, member, input }) => {
  const { personId, teamId } = member;
  const questionIds = await listQuestionsToPractise(database, { ...input, personId, teamId });
  const { added } = await addPracticeCards(database, { personId, questionIds, now: new Date() });
  return { added, leftOut: questionIds.length - added };
});

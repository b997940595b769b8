"use server";
import { memberAction } from "@/lib/action";
import { gradeAttempt, revealAnswer } from "@/lib/practice/commands";
import { readHint } from "@/lib/practice/reads";
import { gradeSchema, hintSchema, revealSchema } from "@/lib/practice/schema";

export const hintAction = memberAction(hintSchema, async ({ database, member, input }) =>
  readHint(database, { ...input, personId: member.personId }),
);

/** Keeps the attempt; only its answer holds the guide. */
export const revealAction = memberAction(revealSchema, async ({ database, member, input }) =>
  revealAnswer(database, { personId: member.personId, input, now: new Date() }),
);

export const gradeAction = memberAction(gradeSchema, async ({ database, member, input }) =>
  gradeAttempt(database, { personId: member.personId, input, now: new Date() }),
);

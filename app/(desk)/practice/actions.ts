"use server";
import { memberAction } from "@/lib/action";
import { asMember } from "@/lib/auth/member";
import { gradeAttempt, revealAnswer } from "@/lib/practice/commands";
import { readHint } from "@/lib/practice/reads";
import { gradeSchema, hintSchema, revealSchema } from "@/lib/practice/schema";

export const hintAction = memberAction(hintSchema, asMember, readHint);
/** Keeps the attempt; only its answer holds the guide. */
export const revealAction = memberAction(revealSchema, asMember, revealAnswer);
export const gradeAction = memberAction(gradeSchema, asMember, gradeAttempt);

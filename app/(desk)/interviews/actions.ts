"use server";
import { memberAction } from "@/lib/action";
import { AppError } from "@/lib/errors";
import { cancelInterview, createInterview } from "@/lib/interviews/commands";
import { mayCreateInterviews } from "@/lib/interviews/policy";
import { requireManaged } from "@/lib/interviews/reads";
import { interviewFormSchema, interviewIdSchema } from "@/lib/interviews/schema";
import { createInvite } from "@/lib/invites/commands";

export const createInterviewAction = memberAction(interviewFormSchema, ({ member, input, database }) => {
  if (!mayCreateInterviews(member)) {
    throw new AppError("forbidden", "Reviewers read interviews. Ask an admin of your team to plan one.");
  }
  return createInterview(database, { member, input });
});

export const cancelInterviewAction = memberAction(interviewIdSchema, async ({ member, input, database }) => {
  await requireManaged(database, { ...input, member });
  await cancelInterview(database, { member, ...input });
});

export const renewInviteAction = memberAction(interviewIdSchema, async ({ member, input, database }) => {
  await requireManaged(database, { ...input, member });
  await createInvite(database, input);
});

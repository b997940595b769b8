"use server";
import { memberAction } from "@/lib/action";
import { cancelInterview, createInterview, renewInvite } from "@/lib/interviews/commands";
import { asInterviewPlanner } from "@/lib/interviews/policy";
import { takeManagedInterview } from "@/lib/interviews/reads";
import { interviewFormSchema, interviewIdSchema } from "@/lib/interviews/schema";
import { tellInterviewCancelled } from "@/lib/live/teller";

export const createInterviewAction = memberAction(interviewFormSchema, asInterviewPlanner, createInterview);
export const cancelInterviewAction = memberAction(
  interviewIdSchema,
  takeManagedInterview,
  async (database, interview) => {
    await cancelInterview(database, interview);
    tellInterviewCancelled(interview.interviewId);
  },
);
export const renewInviteAction = memberAction(interviewIdSchema, takeManagedInterview, renewInvite);

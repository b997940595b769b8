"use server";
import { memberAction } from "@/lib/action";
import { cancelInterview, changeInterview, createInterview, renewInvite } from "@/lib/interviews/commands";
import { asInterviewPlanner } from "@/lib/interviews/policy";
import { takeManagedInterview } from "@/lib/interviews/reads";
import { interviewChangeSchema, interviewFormSchema, interviewIdSchema } from "@/lib/interviews/schema";
import { tellInterviewChanged } from "@/lib/live/teller";

export const createInterviewAction = memberAction(interviewFormSchema, asInterviewPlanner, createInterview);
export const changeInterviewAction = memberAction(
  interviewChangeSchema,
  takeManagedInterview,
  async (database, interview, input) => {
    const changed = await changeInterview(database, interview, input);
    if (changed.outcome === "saved") tellInterviewChanged(interview.interviewId);
    return changed;
  },
);
export const cancelInterviewAction = memberAction(
  interviewIdSchema,
  takeManagedInterview,
  async (database, interview) => {
    await cancelInterview(database, interview);
    tellInterviewChanged(interview.interviewId);
  },
);
export const renewInviteAction = memberAction(interviewIdSchema, takeManagedInterview, renewInvite);

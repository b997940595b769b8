"use server";
import { memberAction } from "@/lib/action";
import { cancelInterview, createInterview, renewInvite } from "@/lib/interviews/commands";
import { asInterviewPlanner } from "@/lib/interviews/policy";
import { takeManagedInterview } from "@/lib/interviews/reads";
import { interviewFormSchema, interviewIdSchema } from "@/lib/interviews/schema";

export const createInterviewAction = memberAction(interviewFormSchema, asInterviewPlanner, createInterview);
export const cancelInterviewAction = memberAction(interviewIdSchema, takeManagedInterview, cancelInterview);
export const renewInviteAction = memberAction(interviewIdSchema, takeManagedInterview, renewInvite);

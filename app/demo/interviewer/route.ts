import { startSession } from "@/lib/auth/session";
import { throughDemoDoor } from "../door";

export function POST(request: Request): Promise<Response> {
  return throughDemoDoor(request, async ({ interview, interviewer }) => {
    await startSession(interviewer);
    const { personId } = interviewer;
    return { location: `/interviews/${interview.interviewId}/room`, came: "signed in", personId };
  });
}

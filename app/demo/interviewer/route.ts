import { startSession } from "@/lib/auth/session";
import { throughDemoDoor } from "../door";

export function POST(request: Request): Promise<Response> {
  return throughDemoDoor(request, async ({ interviewId, interviewer }) => {
    await startSession(interviewer);
    return `/interviews/${interviewId}/room`;
  });
}

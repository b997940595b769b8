import { currentIdentity, startSession } from "@/lib/auth/session";
import { throughDemoDoor } from "../door";

export function POST(request: Request): Promise<Response> {
  return throughDemoDoor(request, async ({ interview, interviewer }) => {
    const { personId } = interviewer;
    const isHere = (await currentIdentity())?.personId === personId;
    if (!isHere) await startSession(interviewer);
    const came = isHere ? undefined : "signed in";
    return { location: `/interviews/${interview.interviewId}/room`, came, personId };
  });
}

import { currentCandidate, startGuest } from "@/lib/auth/session";
import { seatDemoCandidate } from "@/lib/demo/commands";
import { tellSeatRemoved } from "@/lib/live/teller";
import { throughDemoDoor } from "../door";

/** A second window of the same browser goes on as the same guest; another browser takes the seat over. */
export function POST(request: Request): Promise<Response> {
  return throughDemoDoor(request, async ({ database, interview }) => {
    const { interviewId } = interview;
    const here = await currentCandidate(interviewId);
    const guest = await seatDemoCandidate(database, interview, { personId: here?.personId });
    if (guest?.tookOver) tellSeatRemoved(guest.seatId);
    if (guest) await startGuest(guest);
    const came = guest ? "joined" : undefined;
    return { location: `/interviews/${interviewId}/candidate`, came, personId: guest?.personId, interviewId };
  });
}

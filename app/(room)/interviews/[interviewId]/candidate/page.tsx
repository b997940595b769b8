import type { Metadata } from "next";
import { db } from "@/db/client";
import { requireCandidateSeat } from "@/lib/room/loaders";
import { emptyPanel } from "@/lib/room/panel";
import { isOverFor } from "@/lib/room/policy";
import { readRoom } from "@/lib/room/reads";
import { endedRoom } from "@/lib/room/room";
import { CancelledForCandidate } from "./_parts/cancelled-for-candidate";
import { CandidateRoom } from "./_parts/candidate-room";

export const metadata: Metadata = { title: "Interview" };

/** The candidate's side. Everything passed on is named here, field by field: it is all in the page's HTML. */
export default async function CandidatePage({ params }: { params: Promise<{ interviewId: string }> }) {
  const { interviewId } = await params;
  const found = await requireCandidateSeat(interviewId);
  if ("cancelled" in found) {
    const { title, interviewer, scheduledAtMs, timeZone } = found.cancelled;
    return (
      <CancelledForCandidate
        title={title}
        interviewer={interviewer}
        scheduledAtMs={scheduledAtMs}
        timeZone={timeZone}
      />
    );
  }
  const { seat } = found;
  const { interview, room, answers, people } = await readRoom(db(), seat);
  const isOver = isOverFor(seat);
  return (
    <CandidateRoom
      seatId={seat.seatId}
      name={seat.name}
      interview={{
        title: interview.title,
        callUrl: interview.callUrl,
        showsClock: interview.showsClock,
        scheduledAtMs: interview.scheduledAt?.getTime() ?? null,
        timeZone: interview.timeZone,
      }}
      initial={{
        interviewId,
        pageOf: seat.personId,
        door: "candidate",
        serverNowMs: Date.now(),
        room: isOver ? endedRoom(room.seq) : room,
        panel: emptyPanel,
        answers: Object.fromEntries(
          answers.map(({ askedQuestionId, body, revision, savedAtMs }) => [
            askedQuestionId,
            { body, revision, savedAtMs },
          ]),
        ),
        shown: {},
        people: isOver ? [] : people.map(({ seatId, name, role }) => ({ seatId, name, role, here: false })),
      }}
    />
  );
}

import type { Metadata } from "next";
import { db } from "@/db/client";
import { requireCandidateSeat } from "@/lib/room/loaders";
import { emptyPanel } from "@/lib/room/panel";
import { readRoom } from "@/lib/room/reads";
import { CancelledForCandidate } from "./_parts/cancelled-for-candidate";
import { CandidateRoom } from "./_parts/candidate-room";
import { EndedForCandidate } from "./_parts/ended-for-candidate";

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
  if (seat.status === "ended") return <EndedForCandidate callUrl={interview.callUrl} />;
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
        door: "candidate",
        serverNowMs: Date.now(),
        room,
        panel: emptyPanel,
        answers: Object.fromEntries(
          answers.map(({ askedQuestionId, body, revision, savedAtMs }) => [
            askedQuestionId,
            { body, revision, savedAtMs },
          ]),
        ),
        shown: {},
        people: people.map(({ seatId, name, role }) => ({ seatId, name, role, here: false })),
      }}
    />
  );
}

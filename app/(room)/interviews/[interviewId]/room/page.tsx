import type { Metadata } from "next";
import { panelInitial } from "@/app/_live/panel-initial";
import { db } from "@/db/client";
import { requirePanelSeat } from "@/lib/room/loaders";
import { readPanel } from "@/lib/room/reads";
import { Cockpit } from "./_parts/cockpit";

export const metadata: Metadata = { title: "Room" };

/** The panel's side: the plan, what is on screen, and this interviewer's own judgement. */
export default async function RoomPage({ params }: { params: Promise<{ interviewId: string }> }) {
  const { interviewId } = await params;
  const seat = await requirePanelSeat(interviewId);
  const panel = await readPanel(db(), seat);
  return (
    <Cockpit
      // Submitted in another tab, the judgement here begins anew as it was submitted.
      key={String(panel.isFinal)}
      isFinal={panel.isFinal}
      seatId={seat.seatId}
      interview={{
        title: panel.interview.title,
        candidateName: panel.interview.candidateName,
        callUrl: panel.interview.callUrl,
        plannedMinutes: panel.interview.plannedMinutes,
        timeZone: panel.interview.timeZone,
      }}
      guides={Object.fromEntries(panel.guides.map((guide) => [guide.questionVersionId, guide]))}
      notes={panel.notes}
      ratings={panel.ratings}
      initial={panelInitial(seat, panel)}
    />
  );
}

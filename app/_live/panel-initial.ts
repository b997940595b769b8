import type { readPanel } from "@/lib/room/reads";
import type { Initial } from "./room-client";

/** The part of a panel's read that its room client starts from. */
export function panelInitial(interviewId: string, panel: Awaited<ReturnType<typeof readPanel>>): Initial {
  return {
    interviewId,
    door: "account",
    serverNowMs: Date.now(),
    room: panel.room,
    panelSeq: panel.event.panelSeq,
    plan: panel.plan,
    answers: Object.fromEntries(
      panel.answers.map(({ askedQuestionId, body, revision, savedAtMs }) => [
        askedQuestionId,
        { body, revision, savedAtMs },
      ]),
    ),
    shown: Object.fromEntries(
      panel.answers.flatMap((one) => (one.shownAtMs === null ? [] : [[one.askedQuestionId, one.shownAtMs]])),
    ),
    people: panel.people.map((person) => ({ ...person, here: false })),
  };
}

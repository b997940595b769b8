import type { readPanel } from "@/lib/room/reads";
import type { Initial } from "./room-state";

type Of = { interviewId: string; personId: string };

/** The part of a panel's read that its room client starts from. */
export function panelInitial(
  { interviewId, personId }: Of,
  read: Awaited<ReturnType<typeof readPanel>>,
): Initial {
  return {
    interviewId,
    pageOf: personId,
    door: "account",
    serverNowMs: Date.now(),
    room: read.room,
    panel: read.panel,
    answers: Object.fromEntries(
      read.answers.map(({ askedQuestionId, body, revision, savedAtMs }) => [
        askedQuestionId,
        { body, revision, savedAtMs },
      ]),
    ),
    shown: Object.fromEntries(
      read.answers.flatMap((one) => (one.shownAtMs === null ? [] : [[one.askedQuestionId, one.shownAtMs]])),
    ),
    people: read.people.map((person) => ({ ...person, here: false })),
  };
}

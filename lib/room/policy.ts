import type { InterviewStatus, SeatRole } from "@/db/vocabulary";

/** To whoever has a seat in it. */
export const cancelledWords = "This interview was cancelled.";

type Holder = { role: SeatRole };

/** Runs the room: start, pause, end, ask, plan. */
export const mayRunRoom = (seat: Holder): boolean => seat.role === "interviewer";
/** Writes notes and ratings of their own. */
export const mayJudge = (seat: Holder): boolean => seat.role === "interviewer";
/** Sees the plan and the guides. */
export const maySeeGuide = (seat: Holder): boolean => seat.role !== "candidate";
export const mayAnswer = (seat: Holder): boolean => seat.role === "candidate";

/** For so long after the end, by the database's clock, what was typed before it is taken; then judgement may be submitted. */
export const graceMs = 60_000;
/** What is left of it. An end without a time was long ago. */
export const graceLeftMs = (endedMsAgo: number | null): number =>
  endedMsAgo === null ? 0 : Math.max(0, graceMs - endedMsAgo);

/** The interview is over for the candidate: their last words are taken, and nothing else of it is read or done. */
export const isOverFor = ({ role, status }: Holder & { status: InterviewStatus }): boolean =>
  role === "candidate" && status === "ended";

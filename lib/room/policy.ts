import type { SeatRole } from "@/db/vocabulary";

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

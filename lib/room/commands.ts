// What a seat does in its room. Each function is one statement and returns the fact to be told; the door tells it.

import type { Database } from "@/db/client";
import { appendAsked, markShown, type SavedText, saveAnswerText } from "@/db/room/asked-questions";
import { appendClosed, appendSent, appendStep, type FactRow } from "@/db/room/facts";
import { appendPlanAdded, appendPlanRemoved } from "@/db/room/plan-items";
import { findStanding } from "@/db/room/standing";
import { AppError, notFound } from "@/lib/errors";
import { mayAnswer, mayRunRoom } from "./policy";
import type { RoomFact } from "./room";
import { lastWordsMs } from "./rules";
import type { PanelFact } from "./schema";
import type { Seat } from "./seat";

type Step = "started" | "paused" | "resumed" | "ended";
/** `fresh` is false for a resend: it is answered, and told to nobody again. */
export type Appended<Fact> = { fact: Fact; fresh: boolean };

export async function stepInterview(
  database: Database,
  seat: Seat,
  input: { opId: string; step: Step },
): Promise<Appended<RoomFact>> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendStep(database, { ...input, ...placeOf(seat) });
  return row ? asRoomFact(row) : refuseStep(database, seat, input.step);
}

export async function askQuestion(
  database: Database,
  seat: Seat,
  input: { opId: string; askedQuestionId: string; questionVersionId: string; planItemId: string | null },
): Promise<Appended<RoomFact>> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendAsked(database, { ...input, ...placeOf(seat) });
  return row ? asRoomFact(row) : refuseWrite(database, seat, "question");
}

export async function closeQuestion(
  database: Database,
  seat: Seat,
  input: { opId: string; askedQuestionId: string },
): Promise<Appended<RoomFact>> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendClosed(database, { ...input, ...placeOf(seat) });
  return row ? asRoomFact(row) : refuseWrite(database, seat, "question on screen");
}

export async function sendText(
  database: Database,
  seat: Seat,
  input: { opId: string; askedQuestionId: string; place: number; type: "hint_given" | "follow_up_sent" },
): Promise<Appended<RoomFact>> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendSent(database, { ...input, ...placeOf(seat) });
  if (row) return asRoomFact(row);
  await refuseUnlessLive(database, seat);
  throw new AppError(
    "conflict",
    "That can't be sent now: it went out already, comes later in order, or its question is off the screen.",
  );
}

export async function addToPlan(
  database: Database,
  seat: Seat,
  input: { opId: string; planItemId: string; questionVersionId: string },
): Promise<Appended<PanelFact>> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendPlanAdded(database, { ...input, ...placeOf(seat) });
  return row ? asPanelFact(row) : refuseWrite(database, seat, "question", ["scheduled", "live", "paused"]);
}

export async function removeFromPlan(
  database: Database,
  seat: Seat,
  input: { opId: string; planItemId: string },
): Promise<Appended<PanelFact>> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendPlanRemoved(database, { ...input, ...placeOf(seat) });
  return row ? asPanelFact(row) : refuseWrite(database, seat, "plan entry", ["scheduled", "live", "paused"]);
}

/** Only the candidate's seat; their words are saved by revision and never overwrite what another tab saved. */
export async function saveAnswer(
  database: Database,
  seat: Seat,
  input: { opId: string; askedQuestionId: string; body: string; baseRevision: number },
): Promise<SavedText> {
  refuseUnless(mayAnswer(seat));
  const saved = await settle(input.baseRevision, () =>
    saveAnswerText(database, { ...input, ...placeOf(seat), graceMs: lastWordsMs }),
  );
  return saved ?? refuseWrite(database, seat, "question", ["live", "paused"]);
}

/** The delivery receipt: the question stands on the candidate's screen. Epoch ms of the first time. */
export async function confirmShown(
  database: Database,
  seat: Seat,
  input: { askedQuestionId: string },
): Promise<number> {
  refuseUnless(mayAnswer(seat));
  const shownAtMs = await markShown(database, { ...input, interviewId: seat.interviewId });
  if (shownAtMs === undefined) throw notFound("question");
  return shownAtMs;
}

/**
 * A save that lost a race sees the row as it was before the winner: a "conflict" on its own base, or none at all where the
 * winner's was the first. Looked at again, the winner's text is there.
 */
export async function settle<T extends { outcome: string; revision: number }>(
  baseRevision: number,
  save: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const first = await save();
  return !first || (first.outcome === "conflict" && first.revision === baseRevision) ? save() : first;
}

const placeOf = (seat: Seat) => ({ interviewId: seat.interviewId, seatId: seat.seatId });

function asRoomFact(row: FactRow): Appended<RoomFact> {
  const { fresh, ...fact } = row;
  return { fact: fact as RoomFact, fresh };
}

function asPanelFact(row: FactRow): Appended<PanelFact> {
  const { fresh, ...fact } = row;
  return { fact: fact as PanelFact, fresh };
}

function refuseUnless(allowed: boolean): void {
  if (!allowed) throw new AppError("forbidden", "Your seat in this interview can't do that.");
}

/** Says why a statement wrote nothing: the seat is gone, the interview isn't running, or the thing isn't there. */
async function refuseWrite(
  database: Database,
  seat: Seat,
  what: string,
  states: string[] = ["live"],
): Promise<never> {
  await refuseUnlessLive(database, seat, states);
  throw notFound(what);
}

const standing: Record<string, string> = {
  scheduled: "The interview hasn't started yet. Start it first.",
  live: "The interview is running already.",
  paused: "The interview is paused. Resume it first.",
  ended: "The interview has ended. Nothing was changed.",
  cancelled: "The interview was cancelled. Nothing was changed.",
};

async function refuseUnlessLive(database: Database, seat: Seat, states: string[] = ["live"]): Promise<void> {
  const now = await findStanding(database, placeOf(seat));
  if (!now) throw notFound("interview");
  if (!states.includes(now.status))
    throw new AppError("conflict", standing[now.status] ?? "Nothing was changed.");
}

async function refuseStep(database: Database, seat: Seat, step: Step): Promise<never> {
  const now = await findStanding(database, placeOf(seat));
  if (!now) throw notFound("interview");
  const word = { started: "start", paused: "pause", resumed: "resume", ended: "end" }[step];
  throw new AppError("conflict", `An interview that is ${now.status} can't ${word}. Nothing was changed.`);
}

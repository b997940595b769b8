// Why a statement wrote nothing, said after the fact: a good command asks nothing beforehand.
import type { Database } from "@/db/client";
import { isFull, type Step } from "@/db/room/facts";
import { findStanding, isOperationUsed } from "@/db/room/standing";
import { type FactType, factTypes, type InterviewStatus } from "@/db/vocabulary";
import { AppError, notFound } from "@/lib/errors";
import { type Seat, scopeOf } from "./seat";

export function refuseUnless(allowed: boolean): void {
  if (!allowed) throw new AppError("forbidden", "Your seat in this interview can't do that.");
}

type Write = { what: string; states: readonly InterviewStatus[] };

/** Says why a statement wrote nothing: the seat is gone, the interview isn't running, or the thing isn't there. */
export async function refuseWrite(database: Database, seat: Seat, { what, states }: Write): Promise<never> {
  await refuseUnlessIn(database, seat, states);
  throw notFound(what);
}

/** Throws what keeps such a fact out of the log, if anything does: the seat is gone, the interview isn't running, the id was used, or the room is full. */
export async function refuseUnlessPossible(
  database: Database,
  seat: Seat,
  { type, opId }: { type: FactType; opId: string },
): Promise<void> {
  await refuseUnlessIn(database, seat, factTypes[type].states);
  await refuseUsed(database, seat, opId);
  await refuseIfFull(database, seat, type);
}

async function refuseIfFull(database: Database, { interviewId }: Seat, type: FactType): Promise<void> {
  if (!(await isFull(database, { interviewId, type }))) return;
  const { stream, most } = factTypes[type];
  const what = full[type === "asked" ? type : stream];
  throw new AppError(
    "conflict",
    `${what}: ${most?.toLocaleString("en")}. Nothing was changed; end the interview and go on in a new one.`,
  );
}
const full = {
  asked: "As many questions were asked as an interview can have",
  room: "As much was sent as an interview can hold",
  panel: "As much was added to the plan as an interview can hold",
};

/** A resend of the same operation is answered with what it did: where that wrote nothing, the id belongs to another. */
async function refuseUsed(database: Database, { interviewId }: Seat, opId: string): Promise<void> {
  if (await isOperationUsed(database, { interviewId, opId }))
    throw new AppError(
      "conflict",
      "This operation’s id was used already for something else. Nothing was changed; do it again under a new one.",
    );
}

const standing: Record<InterviewStatus, string> = {
  scheduled: "The interview hasn't started yet. Start it first.",
  live: "The interview is running already.",
  paused: "The interview is paused. Resume it first.",
  ended: "The interview has ended. Nothing was changed.",
  cancelled: "The interview was cancelled. Nothing was changed.",
};

async function refuseUnlessIn(
  database: Database,
  seat: Seat,
  states: readonly InterviewStatus[],
): Promise<void> {
  const now = await findStanding(database, scopeOf(seat));
  if (!now) throw notFound("interview");
  if (!states.includes(now.status)) throw new AppError("conflict", standing[now.status]);
}

export async function refuseStep(
  database: Database,
  seat: Seat,
  { step, opId }: { step: Step; opId: string },
): Promise<never> {
  const now = await findStanding(database, scopeOf(seat));
  if (!now) throw notFound("interview");
  await refuseUsed(database, seat, opId);
  if (now.status === "live") await refuseIfFull(database, seat, step);
  const word = { started: "start", paused: "pause", resumed: "resume", ended: "end" }[step];
  throw new AppError("conflict", `An interview that is ${now.status} can't ${word}. Nothing was changed.`);
}

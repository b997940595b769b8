// Why a statement wrote nothing, said after the fact: a good command asks nothing beforehand.
import type { Database } from "@/db/client";
import type { Step } from "@/db/room/facts";
import { findStanding, isOperationUsed } from "@/db/room/standing";
import type { InterviewStatus } from "@/db/vocabulary";
import { AppError, notFound } from "@/lib/errors";
import { type Seat, scopeOf } from "./seat";

export function refuseUnless(allowed: boolean): void {
  if (!allowed) throw new AppError("forbidden", "Your seat in this interview can't do that.");
}

type Write = { what: string; states: readonly InterviewStatus[]; opId?: string };

/** Says why a statement wrote nothing: the seat is gone, the interview isn't running, the id was used, or the thing isn't there. */
export async function refuseWrite(
  database: Database,
  seat: Seat,
  { what, states, opId }: Write,
): Promise<never> {
  await refuseUnlessIn(database, seat, states);
  if (opId !== undefined) await refuseUsed(database, seat, opId);
  throw notFound(what);
}

/** A resend of the same operation is answered with what it did: where that wrote nothing, the id belongs to another. */
export async function refuseUsed(database: Database, { interviewId }: Seat, opId: string): Promise<void> {
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

export async function refuseUnlessIn(
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
  const word = { started: "start", paused: "pause", resumed: "resume", ended: "end" }[step];
  throw new AppError("conflict", `An interview that is ${now.status} can't ${word}. Nothing was changed.`);
}

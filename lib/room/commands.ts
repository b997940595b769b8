// What a seat does in its room. Each function writes by one statement and returns its row of the log; the door tells it.

import type { Database } from "@/db/client";
import { markShown } from "@/db/room/answers";
import { appendAsked } from "@/db/room/asked-questions";
import { appendClosed, appendSent, appendStep, beforeTheEnd, type FactRow } from "@/db/room/facts";
import { appendPlanAdded, appendPlanRemoved, type PlanPlace } from "@/db/room/plan-items";
import { appendMessage, appendTypedFollowUp, appendTypedQuestion } from "@/db/room/typed";
import { AppError, notFound } from "@/lib/errors";
import { asHtml, titleOf } from "@/lib/text/as-typed";
import { mayAnswer, mayRunRoom } from "./policy";
import {
  refuseStep,
  refuseUnless,
  refuseUnlessLive,
  refuseUsed,
  refuseWrite,
  type Step,
  scopeOf,
} from "./refusals";
import type { Seat } from "./seat";

export async function stepInterview(
  database: Database,
  seat: Seat,
  input: { opId: string; step: Step },
): Promise<FactRow> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendStep(database, { ...input, ...scopeOf(seat) });
  return row ?? refuseStep(database, seat, input);
}

export async function askQuestion(
  database: Database,
  seat: Seat,
  input: { opId: string; questionVersionId: string; planItemId: string | null },
): Promise<FactRow> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendAsked(database, { ...input, ...scopeOf(seat) });
  return row ?? refuseWrite(database, seat, { opId: input.opId, what: "question" });
}

export async function closeQuestion(
  database: Database,
  seat: Seat,
  input: { opId: string; askedQuestionId: string },
): Promise<FactRow> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendClosed(database, { ...input, ...scopeOf(seat) });
  return row ?? refuseWrite(database, seat, { opId: input.opId, what: "question on screen" });
}

export async function sendText(
  database: Database,
  seat: Seat,
  input: { opId: string; askedQuestionId: string; place: number; type: "hint_given" | "follow_up_sent" },
): Promise<FactRow> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendSent(database, { ...input, ...scopeOf(seat) });
  if (row) return row;
  await refuseUnlessLive(database, seat);
  await refuseUsed(database, seat, input.opId);
  throw new AppError(
    "conflict",
    "That can't be sent now: it went out already, comes later in order, or its question is off the screen.",
  );
}

/** A question of the interviewer's own, at the end of the plan. It is plain text, and not in the bank. */
export async function typeQuestion(
  database: Database,
  seat: Seat,
  input: { opId: string; text: string },
): Promise<FactRow> {
  refuseUnless(mayRunRoom(seat));
  const { text } = input;
  const said = { title: titleOf(text), promptHtml: asHtml(text) };
  const row = await appendTypedQuestion(database, { ...input, ...said, ...scopeOf(seat) });
  return row ?? refuseWrite(database, seat, { opId: input.opId, what: "question", states: beforeTheEnd });
}

/** A follow-up of the interviewer's own to the question on the screen. */
export async function typeFollowUp(
  database: Database,
  seat: Seat,
  input: { opId: string; askedQuestionId: string; text: string },
): Promise<FactRow> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendTypedFollowUp(database, { ...input, ...scopeOf(seat) });
  return row ?? refuseWrite(database, seat, { opId: input.opId, what: "question on screen" });
}

/** A line to the candidate beside the questions, also before the start and in a pause. */
export async function sendMessage(
  database: Database,
  seat: Seat,
  input: { opId: string; text: string },
): Promise<FactRow> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendMessage(database, { ...input, ...scopeOf(seat) });
  return row ?? refuseWrite(database, seat, { opId: input.opId, what: "interview", states: beforeTheEnd });
}

export async function addToPlan(
  database: Database,
  seat: Seat,
  input: { opId: string; planItemId: string; questionVersionId: string; where?: PlanPlace | null },
): Promise<FactRow> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendPlanAdded(database, { ...input, ...scopeOf(seat) });
  return row ?? refuseWrite(database, seat, { opId: input.opId, what: "question", states: beforeTheEnd });
}

export async function removeFromPlan(
  database: Database,
  seat: Seat,
  input: { opId: string; planItemId: string },
): Promise<FactRow> {
  refuseUnless(mayRunRoom(seat));
  const row = await appendPlanRemoved(database, { ...input, ...scopeOf(seat) });
  return row ?? refuseWrite(database, seat, { opId: input.opId, what: "plan entry", states: beforeTheEnd });
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

// What a seat does in its room. Each function writes by one statement and returns its row of the log; the door tells it.

import type { Database } from "@/db/client";
import { markShown } from "@/db/room/answers";
import { appendAsked } from "@/db/room/asked-questions";
import { appendClosed, appendSent, appendStep, type FactRow, type Step } from "@/db/room/facts";
import { appendPlanAdded, appendPlanRemoved } from "@/db/room/plan-items";
import { appendMessage, appendTypedFollowUp, appendTypedQuestion } from "@/db/room/typed";
import type { FactType } from "@/db/vocabulary";
import { AppError, notFound } from "@/lib/errors";
import { asHtml, titleOf } from "@/lib/text/as-typed";
import type { Parsed } from "./inputs";
import { isOverFor, mayAnswer, mayRunRoom } from "./policy";
import { refuseStep, refuseUnless, refuseUnlessPossible } from "./refusals";
import { type Seat, type scopeOf, write } from "./seat";

export async function stepInterview(
  database: Database,
  seat: Seat,
  input: Parsed<"interview:start"> & { step: Step },
) {
  refuseUnless(mayRunRoom(seat));
  const row = await write({ database, seat, input }, appendStep);
  return row ?? refuseStep(database, seat, input);
}

export function askQuestion(database: Database, seat: Seat, input: Parsed<"question:ask">) {
  return act({ database, seat, input }, appendAsked, { type: "asked", what: "question" });
}

export function closeQuestion(database: Database, seat: Seat, input: Parsed<"question:close">) {
  return act({ database, seat, input }, appendClosed, { type: "closed", what: "question on screen" });
}

export async function sendText(
  database: Database,
  seat: Seat,
  input: Parsed<"hint:give"> & { type: "hint_given" | "follow_up_sent" },
) {
  refuseUnless(mayRunRoom(seat));
  const row = await write({ database, seat, input }, appendSent);
  if (row) return row;
  await refuseUnlessPossible(database, seat, input);
  throw new AppError(
    "conflict",
    "That can't be sent now: it went out already, comes later in order, or its question is off the screen.",
  );
}

/** A question of the interviewer's own, at the end of the plan. It is plain text, and not in the bank. */
export function typeQuestion(database: Database, seat: Seat, given: Parsed<"question:type">) {
  const input = { ...given, title: titleOf(given.text), promptHtml: asHtml(given.text) };
  return act({ database, seat, input }, appendTypedQuestion, { type: "plan_added", what: "question" });
}

/** A follow-up of the interviewer's own to the question on the screen. */
export function typeFollowUp(database: Database, seat: Seat, input: Parsed<"follow-up:type">) {
  const nothing = { type: "follow_up_sent", what: "question on screen" } as const;
  return act({ database, seat, input }, appendTypedFollowUp, nothing);
}

/** A line to the candidate beside the questions, also before the start and in a pause. */
export function sendMessage(database: Database, seat: Seat, input: Parsed<"message:send">) {
  return act({ database, seat, input }, appendMessage, { type: "message_sent", what: "interview" });
}

export function addToPlan(database: Database, seat: Seat, input: Parsed<"plan:add">) {
  return act({ database, seat, input }, appendPlanAdded, { type: "plan_added", what: "question" });
}

export function removeFromPlan(database: Database, seat: Seat, input: Parsed<"plan:remove">) {
  return act({ database, seat, input }, appendPlanRemoved, { type: "plan_removed", what: "plan entry" });
}

type By<Input> = { database: Database; seat: Seat; input: Input };
type Appends<Args, T extends FactType> = (database: Database, args: Args) => Promise<FactRow<T> | undefined>;

/** What an interviewer does: by one statement, or why it wrote nothing. */
async function act<
  Input extends { opId: string },
  Args extends Record<keyof Input, unknown>,
  T extends FactType,
>(
  by: By<Input>,
  statement: Appends<Args, T> & Appends<Input & ReturnType<typeof scopeOf>, T>,
  { type, what }: { type: NoInfer<T>; what: string },
): Promise<FactRow<T>> {
  refuseUnless(mayRunRoom(by.seat));
  const row = await write(by, statement);
  if (row) return row;
  await refuseUnlessPossible(by.database, by.seat, { ...by.input, type });
  throw notFound(what);
}

/** The delivery receipt: the question stands on the candidate's screen. Epoch ms of the first time. */
export async function confirmShown(
  database: Database,
  seat: Seat,
  input: { askedQuestionId: string },
): Promise<number> {
  refuseUnless(mayAnswer(seat) && !isOverFor(seat));
  const shownAtMs = await markShown(database, { ...input, interviewId: seat.interviewId });
  if (shownAtMs === undefined) throw notFound("question");
  return shownAtMs;
}

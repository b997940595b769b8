// Interviews that asked a question and were judged.
import { randomUUID } from "node:crypto";
import type { Database } from "../client";
import type { InterviewStatus } from "../vocabulary";
import { createInterview, createQuestion } from "./factories";
import { createAsked, createFact } from "./log";

type Team = { teamId: string; personId: string; versionId: string };
type Asked = {
  level?: number;
  status?: InterviewStatus;
  /** Seconds after it was asked. */
  shown?: number | null;
  left?: number | null;
  next?: number;
  paused?: [number, number];
  hints?: number;
  submitted?: boolean;
};

/** An interview that asked the question, rated by its interviewer. */
export async function createJudged(
  database: Database,
  team: Team,
  { level, status = "ended", submitted = true, ...times }: Asked,
) {
  const made = await createInterview(database, { ...team, status, planned: 0 });
  await push(database, { ...team, ...made }, times);
  const seat = { interviewId: made.interviewId, seatId: made.interviewerSeatId };
  if (level !== undefined) {
    await rate(database, { ...seat, level });
    await submit(database, { ...seat, submitted });
  }
  return made;
}

async function push(
  database: Database,
  { teamId, versionId, interviewId }: Team & { interviewId: string },
  { shown = 0, left = 60, next, paused, hints = 0 }: Asked,
) {
  const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  const at = (second: number | null) => (second === null ? undefined : new Date(hour + second * 1_000));
  const ask = (questionVersionId: string, [asked, shownAt, leftAt]: [number, number | null, number | null]) =>
    createAsked(database, {
      interviewId,
      questionVersionId,
      askedAt: at(asked),
      shownAt: at(shownAt),
      closedAt: at(leftAt),
    });
  const id = await ask(versionId, [0, shown, left]);
  if (next !== undefined) {
    const other = await createQuestion(database, { teamId });
    await ask(other.versionId, [next, next, next + 30]);
  }
  for (const [n, second] of (paused ?? []).entries())
    await createFact(database, { interviewId, type: n === 0 ? "paused" : "resumed", at: at(second) });
  for (let place = 0; place <= hints; place++) {
    const type = place < hints ? "hint_given" : "follow_up_sent";
    await createFact(database, { interviewId, type, payload: { askedQuestionId: id, place, text: "h" } });
  }
}

type OfSeat = { interviewId: string; seatId: string };

/** The same level for all that was asked. */
export const rate = (database: Database, { interviewId, seatId, level }: OfSeat & { level: number }) =>
  database.$client`insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
    select interview_id, id, ${seatId}, ${level}, '{}', 1, ${randomUUID()} from asked_questions where interview_id = ${interviewId}
    on conflict (asked_question_id, author_seat_id) do update set level = excluded.level`;

export const submit = (
  database: Database,
  { interviewId, seatId, submitted = true }: OfSeat & { submitted?: boolean },
) =>
  database.$client`insert into scorecards (interview_id, author_seat_id, recommendation, revision, submitted_at)
    values (${interviewId}, ${seatId}, 'yes', 1, case when ${submitted} then now() end)
    on conflict on constraint scorecards_one_each do update set submitted_at = excluded.submitted_at`;

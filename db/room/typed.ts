// What an interviewer types in the room and sends as it stands.
import type { Database } from "../client";
import { columns, type FactRow, heldRoom, nextSeq, once } from "./facts";

type Typed = { interviewId: string; seatId: string; opId: string; text: string };

/** A follow-up that the bank doesn't have, to the question on the screen. Its `place` is null. */
export function appendTypedFollowUp(
  { $client: sql }: Database,
  args: Typed & { askedQuestionId: string },
): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, askedQuestionId, text } = args;
  return once(
    sql,
    { ...args, stream: "room", type: "follow_up_sent" },
    (sql) => sql<FactRow[]>`
      with open as (
        select from asked_questions
        where id = ${askedQuestionId} and interview_id = ${interviewId} and closed_at is null
      ),
      held as (${heldRoom(sql, args, ["live"])})
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, 'room', ${nextSeq(sql, interviewId, "room")}, ${opId}, 'follow_up_sent',
        jsonb_build_object('askedQuestionId', ${askedQuestionId}::text, 'place', 'null'::jsonb, 'text', ${text}::text), ${seatId}
      from held, open
      returning ${columns(sql)}, true as fresh`,
  );
}

/** The states in which somebody may be reading. */
export const messageStates = ["scheduled", "live", "paused"];

/** A line to the candidate beside the questions. */
export function appendMessage({ $client: sql }: Database, args: Typed): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, text } = args;
  return once(
    sql,
    { ...args, stream: "room", type: "message_sent" },
    (sql) => sql<FactRow[]>`
      with held as (${heldRoom(sql, args, messageStates)})
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, 'room', ${nextSeq(sql, interviewId, "room")}, ${opId}, 'message_sent',
        jsonb_build_object('text', ${text}::text), ${seatId}
      from held
      returning ${columns(sql)}, true as fresh`,
  );
}

// What an interviewer types in the room and sends as it stands.
import type { Database } from "../client";
import { beforeTheEnd, columns, type FactRow, heldRoom, nextSeq, once } from "./facts";

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

/** A line to the candidate beside the questions. */
export function appendMessage({ $client: sql }: Database, args: Typed): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, text } = args;
  return once(
    sql,
    { ...args, stream: "room", type: "message_sent" },
    (sql) => sql<FactRow[]>`
      with held as (${heldRoom(sql, args, beforeTheEnd)})
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, 'room', ${nextSeq(sql, interviewId, "room")}, ${opId}, 'message_sent',
        jsonb_build_object('text', ${text}::text), ${seatId}
      from held
      returning ${columns(sql)}, true as fresh`,
  );
}

/**
 * A question at the end of the plan that the bank doesn't have. The operation's id is the plan entry's and the version's, so its
 * client can ask it without a look at what was made.
 */
export function appendTypedQuestion(
  { $client: sql }: Database,
  args: Typed & { title: string; promptHtml: string },
): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, text, title, promptHtml } = args;
  return once(
    sql,
    { ...args, stream: "panel", type: "plan_added" },
    (sql) => sql<FactRow[]>`
      with held as (${heldRoom(sql, args, beforeTheEnd)}),
      facet as (
        insert into facets (team_id, topic, competency, kind, difficulty, minutes, status)
        select team_id, ${label}, ${label}, 'spoken', 3, 5, 'draft' from held
        on conflict on constraint facets_once do update set topic = excluded.topic
        returning *
      ),
      question as (
        insert into questions (team_id, slug, status, in_bank, facet_id)
        select team_id, 'on-the-spot/' || ${opId}::text, status, false, id from facet returning id
      ),
      version as (
        insert into question_versions (id, question_id, version, title, kind, topic, competency, difficulty, minutes, tags,
          prompt, prompt_html, model_answer, model_answer_html, key_points, follow_ups, hints, levels, source, licence, created_by)
        select ${opId}, question.id, 1, ${title}, kind, topic, competency, difficulty, minutes, '{}',
          ${text}, ${promptHtml}, '', '', '{}', '{}', '{}', '{}', '', '', (select person_id from seats where id = ${seatId})
        from question, facet
        returning id, title, competency, minutes
      ),
      item as (
        insert into plan_items (id, interview_id, position, question_version_id, minutes)
        select ${opId}, ${interviewId},
          (select coalesce(max(position), 0) + 1 from plan_items where interview_id = ${interviewId}), id, minutes
        from version
        returning position
      )
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, 'panel', ${nextSeq(sql, interviewId, "panel")}, ${opId}, 'plan_added', jsonb_build_object(
        'planItemId', id, 'position', position, 'questionVersionId', id, 'title', title,
        'competency', competency, 'minutes', minutes), ${seatId}
      from version, item
      returning ${columns(sql)}, true as fresh`,
  );
}

/** What a question that was typed is about, for lists that say it of every question. */
const label = "On the spot";

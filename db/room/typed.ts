// What an interviewer types in the room and sends as it stands.
import type { Database } from "../client";
import { append, type Operation, onScreen } from "./facts";
import { addedItem, afterTheLast } from "./plan-items";

type Typed = Operation & { text: string };

/** A follow-up that the bank doesn't have, to the question on the screen. Its `place` is null. */
export function appendTypedFollowUp(database: Database, args: Typed & { askedQuestionId: string }) {
  const { text } = args;
  return append(
    database,
    { ...args, type: "follow_up_sent" },
    (sql) => sql`
      said as (
        select jsonb_build_object('askedQuestionId', open.id, 'place', 'null'::jsonb, 'text', ${text}::text) as payload
        from held, (${onScreen(sql, args)}) open
      )`,
  );
}

/** A line to the candidate beside the questions. */
export function appendMessage(database: Database, args: Typed) {
  const { text } = args;
  return append(
    database,
    { ...args, type: "message_sent" },
    (sql) => sql`said as (select jsonb_build_object('text', ${text}::text) as payload from held)`,
  );
}

/**
 * A question at the end of the plan that the bank doesn't have. The operation's id is the plan entry's and the version's, so its
 * client can ask it without a look at what was made.
 */
export function appendTypedQuestion(database: Database, args: Typed & { title: string; promptHtml: string }) {
  const { interviewId, seatId, opId, text, title, promptHtml } = args;
  return append(
    database,
    { ...args, type: "plan_added" },
    (sql) => sql`
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
        select ${opId}, ${interviewId}, ${afterTheLast(sql, interviewId)}, id, minutes from version
        returning *
      ),
      said as (select ${addedItem(sql)} as payload from item, version source)`,
  );
}

/** What a question that was typed is about, for lists that say it of every question. */
const label = "On the spot";

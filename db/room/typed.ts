// What an interviewer types in the room and sends as it stands.
import { versionOf } from "../bank/version-columns";
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
  const version = JSON.stringify(versionOf({ ...facet, title, prompt: text, promptHtml }));
  return append(
    database,
    { ...args, type: "plan_added" },
    (sql) => sql`
      facet as (
        insert into facets (team_id, topic, competency, kind, difficulty, minutes, status)
        select team_id, ${facet.topic}, ${facet.competency}, ${facet.kind}, ${facet.difficulty}, ${facet.minutes}, 'draft' from held
        on conflict on constraint facets_once do update set topic = excluded.topic
        returning *
      ),
      question as (
        insert into questions (team_id, slug, status, in_bank, facet_id)
        select team_id, 'on-the-spot/' || ${opId}::text, status, false, id from facet returning id
      ),
      version as (
        insert into question_versions
        select row.* from question, jsonb_populate_record(null::question_versions, ${version}::text::jsonb || jsonb_build_object(
          'id', ${opId}::uuid, 'question_id', question.id, 'version', 1, 'created_at', now(),
          'created_by', (select person_id from seats where id = ${seatId}))) row
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
const facet = { topic: label, competency: label, kind: "spoken", difficulty: 3, minutes: 5 } as const;

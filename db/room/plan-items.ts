import { asc, eq } from "drizzle-orm";
import type { ISql } from "postgres";
import type { Conn, Database } from "../client";
import { questionVersions } from "../schema/bank";
import { planItems } from "../schema/room";
import { append, type Operation } from "./facts";

/** The plan in its order, with what the list shows of each question. */
export async function listPlan(conn: Conn, interviewId: string) {
  return conn
    .select({
      planItemId: planItems.id,
      position: planItems.position,
      questionVersionId: questionVersions.id,
      title: questionVersions.title,
      competency: questionVersions.competency,
      minutes: planItems.minutes,
    })
    .from(planItems)
    .innerJoin(questionVersions, eq(questionVersions.id, planItems.questionVersionId))
    .where(eq(planItems.interviewId, interviewId))
    .orderBy(asc(planItems.position), asc(planItems.id));
}

type OfItem = Operation & { planItemId: string };
type Stood = { position: number; minutes: number };

/** Adds a question of the team's bank, or one that was typed in this room, to the end of the plan or to where it stood, as a fact of the panel's stream. */
export function appendPlanAdded(
  database: Database,
  args: OfItem & { questionVersionId: string; where: Stood | null },
) {
  const { interviewId, planItemId, questionVersionId, where } = args;
  return append(
    database,
    { ...args, type: "plan_added" },
    (sql) => sql`
      source as (
        select v.id, v.title, v.competency, coalesce(${where?.minutes ?? null}::smallint, v.minutes) as minutes
        from held
        join question_versions v on v.id = ${questionVersionId}
        join questions q on q.id = v.question_id and q.team_id = held.team_id
          and (q.in_bank or exists (select from facts where interview_id = ${interviewId} and op_id = v.id
            and type = 'plan_added' and payload->>'questionVersionId' = op_id::text))
      ),
      item as (
        insert into plan_items (id, interview_id, position, question_version_id, minutes)
        select ${planItemId}, ${interviewId}, coalesce(${where?.position ?? null}::int, ${afterTheLast(sql, interviewId)}),
          source.id, source.minutes
        from source
        returning *
      ),
      said as (select ${addedItem(sql)} as payload from item, source)`,
  );
}

/** The position at the plan's end. */
export const afterTheLast = (sql: ISql, interviewId: string) =>
  sql`(select coalesce(max(position), 0) + 1 from plan_items where interview_id = ${interviewId})`;

/** What is said of an \`item\` that was added, whose question is \`source\`. */
export const addedItem = (sql: ISql) =>
  sql`jsonb_build_object('planItemId', item.id, 'position', item.position, 'questionVersionId', source.id,
    'title', source.title, 'competency', source.competency, 'minutes', item.minutes)`;

/** Takes a question that was not asked out of the plan. */
export function appendPlanRemoved(database: Database, args: OfItem) {
  const { interviewId, planItemId } = args;
  return append(
    database,
    { ...args, type: "plan_removed" },
    (sql) => sql`
      item as (
        select id from plan_items where id = ${planItemId} and interview_id = ${interviewId}
          and not exists (
            select from asked_questions where interview_id = ${interviewId} and plan_item_id = ${planItemId})
      ),
      gone as (delete from plan_items where id in (select id from item) and exists (select from held) returning id),
      said as (select jsonb_build_object('planItemId', id) as payload from gone)`,
  );
}

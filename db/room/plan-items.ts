import { asc, eq } from "drizzle-orm";
import type { Conn, Database } from "../client";
import { questionVersions } from "../schema/bank";
import { planItems } from "../schema/room";
import { beforeTheEnd, type FactRow, heldRoom, nextSeq, once } from "./facts";

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

type Operation = { interviewId: string; seatId: string; opId: string; planItemId: string };

export type PlanPlace = { position: number; minutes: number };

/** Adds a question of the team's bank, or one that was typed in this room, to the end of the plan or to the given place in it, as a fact of the panel's stream. */
export function appendPlanAdded(
  { $client: sql }: Database,
  args: Operation & { questionVersionId: string; where?: PlanPlace | null },
): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, planItemId, questionVersionId, where } = args;
  return once(
    sql,
    { ...args, stream: "panel", type: "plan_added" },
    (sql) => sql<FactRow[]>`
      with held as (${heldRoom(sql, args, beforeTheEnd)}),
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
        select ${planItemId}, ${interviewId}, coalesce(${where?.position ?? null}::int,
          (select coalesce(max(position), 0) + 1 from plan_items where interview_id = ${interviewId})), source.id, source.minutes
        from source
        returning id, position
      )
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, 'panel', ${nextSeq(sql, interviewId, "panel")}, ${opId}, 'plan_added', jsonb_build_object(
        'planItemId', item.id, 'position', item.position, 'questionVersionId', source.id, 'title', source.title,
        'competency', source.competency, 'minutes', source.minutes), ${seatId}
      from item, source
      returning seq, type, payload, (extract(epoch from at) * 1000)::float8 as "atMs", true as fresh`,
  );
}

/** Takes a question that was not asked out of the plan. */
export function appendPlanRemoved({ $client: sql }: Database, args: Operation): Promise<FactRow | undefined> {
  const { interviewId, seatId, opId, planItemId } = args;
  return once(
    sql,
    { ...args, stream: "panel", type: "plan_removed" },
    (sql) => sql<FactRow[]>`
      with held as (${heldRoom(sql, args, beforeTheEnd)}),
      item as (
        select id from plan_items where id = ${planItemId} and interview_id = ${interviewId}
          and not exists (
            select from asked_questions where interview_id = ${interviewId} and plan_item_id = ${planItemId})
      ),
      gone as (delete from plan_items where id in (select id from item) and exists (select from held) returning id)
      insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
      select ${interviewId}, 'panel', ${nextSeq(sql, interviewId, "panel")}, ${opId}, 'plan_removed',
        jsonb_build_object('planItemId', ${planItemId}::text), ${seatId}
      from gone
      returning seq, type, payload, (extract(epoch from at) * 1000)::float8 as "atMs", true as fresh`,
  );
}

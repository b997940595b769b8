// Where a question was used and how it scored. Scope: the team; what the viewer may not be told is counted, never named.
import { sql } from "drizzle-orm";
import type { Conn } from "../client";
import { countedLevels, isCandidateIn } from "../judging/figures";
import { type PauseRow, pausesOf } from "../room/pauses";
import type { InterviewStatus } from "../vocabulary";
import { ofBank } from "./scope";

type OfViewer = { teamId: string; personId: string; questionId: string };

/**
 * Everything of this question that was asked in the team's interviews. `is_own` where the viewer was the candidate: what
 * they were asked is theirs to remember, not to look up beside the answer.
 */
const asked = ({ teamId, personId, questionId }: OfViewer) => sql`
  select a.id, a.interview_id, a.number, a.asked_at, a.shown_at, a.closed_at, v.version,
    i.title, i.candidate_name, i.status, i.time_zone,
    ${isCandidateIn(sql`i.id`, personId)} as is_own
  from questions q
  join question_versions v on v.question_id = q.id
  join asked_questions a on a.question_version_id = v.id
  join interviews i on i.id = a.interview_id and i.team_id = q.team_id
  where q.id = ${questionId} and ${ofBank(teamId, "q")}`;

type UseSummary = {
  /** Times asked, also in interviews that run. */
  asked: number;
  /** Of these the ones that are listed without a name. */
  unnamed: number;
  /** Times asked in interviews that have ended, the viewer’s own as a candidate left out: what the numbers below are of. */
  uses: number;
  hinted: number;
  /** Each use that left the screen: when it was there, and when its interview was paused. */
  spans: { fromMs: number; toMs: number; pauses: PauseRow[] }[];
  /** How often each level was given; index 0 is “not observed”. */
  levels: number[];
};

/**
 * How it scored; which ratings count, `countedLevels` says. All authors count alike.
 * On screen: from when the candidate’s browser showed it until it was taken off or the next one took its place.
 */
export async function summariseUses(conn: Conn, viewer: OfViewer): Promise<UseSummary | undefined> {
  const [row] = await conn.execute<UseSummary>(sql`
    with asked as (${asked(viewer)}),
    used as (
      select u.id, u.interview_id, u.closed_at, coalesce(u.shown_at, u.asked_at) as shown_at, u.is_own
      from asked u
      where u.status = 'ended'
    ),
    rated as (${countedLevels(sql`used`, viewer.personId)})
    select (select count(*) from asked)::int as asked, (select count(*) from asked where is_own)::int as unnamed,
      count(*)::int as uses,
      count(*) filter (where exists (
        select from facts f where f.interview_id = u.interview_id and f.stream = 'room' and f.type = 'hint_given'
          and f.payload->>'askedQuestionId' = u.id::text))::int as hinted,
      coalesce(json_agg(json_build_object('fromMs', extract(epoch from u.shown_at) * 1000,
        'toMs', extract(epoch from u.closed_at) * 1000, 'pauses', ${pausesOf(sql`u.interview_id`)}))
        filter (where u.closed_at is not null), '[]'::json) as spans,
      (select array[${levelCounts}] from rated) as levels
    from used u where not is_own`);
  return row;
}

const levelCounts = sql.raw(
  [0, 1, 2, 3, 4, 5].map((level) => `(count(*) filter (where level = ${level}))::int`).join(", "),
);

export type Use = {
  askedQuestionId: string;
  interviewId: string;
  title: string;
  candidateName: string;
  status: InterviewStatus;
  timeZone: string;
  number: number;
  version: number;
  askedAtMs: number;
};

/** The times it was asked, the latest first, from the one after `older` on; the row itself gives the exact time. */
export async function listUses(
  conn: Conn,
  { older, limit, ...viewer }: OfViewer & { older?: string; limit: number },
): Promise<Use[]> {
  const beyond = older
    ? sql`and (asked_at, id) < (select asked_at, id from asked where id = ${older} limit 1)`
    : sql``;
  return conn.execute<Use>(sql`
    with asked as (${asked(viewer)})
    select id as "askedQuestionId", interview_id as "interviewId", title, candidate_name as "candidateName", status,
      time_zone as "timeZone", number, version, (extract(epoch from asked_at) * 1000)::float8 as "askedAtMs"
    from asked where not is_own ${beyond}
    order by asked_at desc, id desc limit ${limit}`);
}

type ComingUse = {
  interviewId: string;
  title: string;
  candidateName: string;
  timeZone: string;
  version: number;
  scheduledAtMs: number | null;
};

/**
 * Interviews that haven’t begun and plan it, the earliest first. The viewer’s own as a candidate are left out whole: even
 * their number would tell what is coming. Walks the team’s upcoming ones in their index’ order.
 */
export async function listComingUses(
  conn: Conn,
  { teamId, personId, questionId, limit }: OfViewer & { limit: number },
): Promise<ComingUse[]> {
  return conn.execute<ComingUse>(sql`
    select i.id as "interviewId", i.title, i.candidate_name as "candidateName", i.time_zone as "timeZone",
      planned.version, (extract(epoch from i.scheduled_at) * 1000)::float8 as "scheduledAtMs"
    from interviews i
    cross join lateral (
      select max(v.version) as version from plan_items p
      join question_versions v on v.id = p.question_version_id
      join questions q on q.id = v.question_id and q.team_id = i.team_id
      where p.interview_id = i.id and v.question_id = ${questionId}
    ) planned
    where i.team_id = ${teamId} and i.started_at is null and i.ended_at is null and planned.version is not null
      and not ${isCandidateIn(sql`i.id`, personId)}
    order by coalesce(i.scheduled_at, i.created_at), i.id limit ${limit}`);
}

/** The kits that hold it; those that their makers keep to themselves have no name for anybody else. */
export async function listKitsWith(conn: Conn, { teamId, personId, questionId }: OfViewer) {
  return conn.execute<{ kitId: string | null; title: string | null; minutes: number }>(sql`
    select case when seen then k.id end as "kitId", case when seen then k.title end as title, item.minutes
    from kit_items item
    join kits k on k.id = item.kit_id and k.team_id = ${teamId}
    cross join lateral (select k.is_shared or k.created_by is not distinct from ${personId}::uuid as seen) s
    where item.question_id = ${questionId}
    order by seen desc, k.title, k.id limit 200`);
}

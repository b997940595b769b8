// What was judged may enter a figure that somebody sees by one rule for all figures (docs/decisions/0029).
import { type SQL, sql } from "drizzle-orm";

/** So many interviews are counted together or not at all: the difference between two looks is never one person's judgement. */
const countedTogether = 5;
/** A scorecard that comes later after the end keeps no others waiting, and no longer counts. */
const late = sql`i.ended_at + interval '30 days'`;

/** Whether this person is, or ever was, the candidate there. Nothing that was made of it may be told from what they see. */
export const isCandidateIn = (interviewId: SQL, personId: string): SQL => sql`exists (
  select from seats own where own.interview_id = ${interviewId} and own.person_id = ${personId} and own.role = 'candidate')`;

/** Of interview `i`: judged by all who sit there to judge it, or too late for them; by the viewer in any case; and not about the viewer. */
const mayCount = (personId: string): SQL => sql`not ${isCandidateIn(sql`i.id`, personId)} and not exists (
  select from seats judge
  left join scorecards done on done.interview_id = judge.interview_id and done.author_seat_id = judge.id
  where judge.interview_id = i.id and judge.role = 'interviewer' and judge.removed_at is null
    and done.submitted_at is null and (judge.person_id = ${personId} or now() <= ${late}))`;

/**
 * The levels that were given to the rows of `uses` (id, interview_id), as far as this person's figures may count them. In the order in
 * which interviews ended, so that who is counted with whom never changes. Five of which fewer have a level, because the rest
 * weren't observed, are counted with the other five of their ten if those are short as well, and else never.
 */
export const countedLevels = (uses: SQL, personId: string): SQL => sql`
  with numbered as (
    select u.id, i.id as interview_id, ${mayCount(personId)} as may_count,
      (dense_rank() over (order by i.ended_at, i.id) - 1) / ${countedTogether}::int as part
    from ${uses} u join interviews i on i.id = u.interview_id
  ), given as (
    select u.part, u.interview_id, r.level from numbered u
    join interviews i on i.id = u.interview_id
    join ratings r on r.interview_id = i.id and r.asked_question_id = u.id and r.level is not null
    join scorecards s on s.interview_id = i.id and s.author_seat_id = r.author_seat_id and s.submitted_at <= ${late}
  ), parts as (
    select u.part, bool_and(u.may_count) and count(distinct u.interview_id) = ${countedTogether} as may_count,
      count(distinct g.interview_id) filter (where g.level > 0) as observed
    from numbered u left join given g on g.part = u.part and g.interview_id = u.interview_id
    group by u.part
  ), counted as (
    select part, may_count and (observed = ${countedTogether} or (
      bool_and(may_count and observed < ${countedTogether}) over ten and sum(observed) over ten >= ${countedTogether})) as counts
    from parts window ten as (partition by part / 2)
  )
  select level from given where part in (select part from counted where counts)`;

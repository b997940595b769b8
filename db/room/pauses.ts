import { type SQL, sql } from "drizzle-orm";

export type PauseRow = { fromMs: number; toMs: number | null };

/** When the interview was paused, in order, as one column of a statement. A pause without an end goes on. */
export const pausesOf = (interviewId: SQL) => sql<PauseRow[]>`(
  select coalesce(json_agg(json_build_object(
    'fromMs', extract(epoch from paused.at) * 1000,
    'toMs', (select extract(epoch from later.at) * 1000 from facts later
      where later.interview_id = paused.interview_id and later.stream = 'room' and later.seq > paused.seq
        and later.type in ('resumed', 'ended')
      order by later.seq limit 1)) order by paused.seq), '[]'::json)
  from facts paused
  where paused.interview_id = ${interviewId} and paused.stream = 'room' and paused.type = 'paused')`;

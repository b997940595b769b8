import type { Database } from "../client";
import type { Level } from "../vocabulary";

export type SavedRating = {
  outcome: "saved" | "conflict";
  revision: number;
  level: Level | null;
  heardKeyPoints: number[];
  savedAtMs: number;
};

type RatingSave = {
  interviewId: string;
  seatId: string;
  askedQuestionId: string;
  opId: string;
  level: Level | null;
  heardKeyPoints: number[];
  baseRevision: number;
};

/** Like `saveNoteText`, for the level and the key points heard. No row also for a key point that the question hasn't. */
export async function saveRatingRow(
  { $client: sql }: Database,
  args: RatingSave,
): Promise<SavedRating | undefined> {
  const { interviewId, seatId, askedQuestionId, opId, level, heardKeyPoints, baseRevision } = args;
  const rows = await sql<SavedRating[]>`
    with author as (
      select s.id from seats s join asked_questions a on a.interview_id = s.interview_id
      where s.id = ${seatId} and s.interview_id = ${interviewId} and s.removed_at is null and a.id = ${askedQuestionId}
        and not exists (select from scorecards where interview_id = ${interviewId} and author_seat_id = s.id and submitted_at is not null)
        and (${heardKeyPoints}::smallint[] = '{}' or
          (select max(heard) < cardinality(v.key_points) from unnest(${heardKeyPoints}::smallint[]) heard, question_versions v
            where v.id = a.question_version_id group by v.key_points))
    ),
    before as (
      select level, heard_key_points, revision, op_id, saved_at from ratings
      where asked_question_id = ${askedQuestionId} and author_seat_id = ${seatId} and exists (select from author)
    ),
    saved as (
      insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
      select ${interviewId}, ${askedQuestionId}, author.id, ${level}::smallint, ${heardKeyPoints}::smallint[], ${baseRevision}::int + 1, ${opId}
      from author
      on conflict (asked_question_id, author_seat_id) do update
        set level = excluded.level, heard_key_points = excluded.heard_key_points, revision = ratings.revision + 1,
          op_id = excluded.op_id, saved_at = now()
        where ratings.revision = ${baseRevision} and ratings.op_id <> excluded.op_id
      returning level, heard_key_points, revision, saved_at
    )
    select 'saved' as outcome, revision, level, heard_key_points as "heardKeyPoints",
      (extract(epoch from saved_at) * 1000)::float8 as "savedAtMs"
    from saved
    union all
    select case when op_id = ${opId} then 'saved' else 'conflict' end, revision, level, heard_key_points,
      (extract(epoch from saved_at) * 1000)::float8
    from before where not exists (select from saved)`;
  return rows[0];
}

type RatingRow = {
  askedQuestionId: string;
  level: Level | null;
  heardKeyPoints: number[];
  revision: number;
  savedAtMs: number;
};

/** One author's ratings in one interview. */
export async function listRatings(
  { $client: sql }: Database,
  args: { interviewId: string; seatId: string },
): Promise<RatingRow[]> {
  return sql<RatingRow[]>`
    select asked_question_id as "askedQuestionId", level, heard_key_points as "heardKeyPoints", revision,
      (extract(epoch from saved_at) * 1000)::float8 as "savedAtMs"
    from ratings where interview_id = ${args.interviewId} and author_seat_id = ${args.seatId}`;
}

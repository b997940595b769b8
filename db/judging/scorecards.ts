// Judging, read and submitted by its author. Every read here is scoped to one person's own interviewer's seat.
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { endedMsAgo } from "../room/ended";
import { pausesOf } from "../room/pauses";
import { questionVersions } from "../schema/bank";
import { interviews, seats } from "../schema/interviews";
import { notes, ratings, scorecards } from "../schema/judging";
import { askedQuestions, facts } from "../schema/room";
import type { Recommendation } from "../vocabulary";

type Scope = { interviewId: string; seatId: string };
type Own = { interviewId: string; personId: string; teamId: string };

const ownScorecard = and(eq(scorecards.interviewId, interviews.id), eq(scorecards.authorSeatId, seats.id));

/** The interview, the person's seat in it and, once begun, their scorecard. No row: no interviewer's seat, or another team. */
export async function findScorecard(conn: Conn, { interviewId, personId, teamId }: Own) {
  const [row] = await conn
    .select({
      seatId: seats.id,
      seatRole: seats.role,
      title: interviews.title,
      candidateName: interviews.candidateName,
      status: interviews.status,
      timeZone: interviews.timeZone,
      startedAt: interviews.startedAt,
      endedAt: interviews.endedAt,
      endedMsAgo,
      pausedMs: interviews.pausedMs,
      pauses: pausesOf(sql`${interviews.id}`),
      summary: scorecards.summary,
      recommendation: scorecards.recommendation,
      revision: scorecards.revision,
      savedAt: scorecards.savedAt,
      submittedAt: scorecards.submittedAt,
    })
    .from(interviews)
    .innerJoin(seats, eq(seats.interviewId, interviews.id))
    .leftJoin(scorecards, ownScorecard)
    .where(
      and(
        eq(interviews.id, interviewId),
        eq(interviews.teamId, teamId),
        eq(seats.personId, personId),
        isNull(seats.removedAt),
      ),
    );
  return row;
}

/** Whether this seat's scorecard is submitted: its judgement is final then. */
export async function isScorecardSubmitted(conn: Conn, { interviewId, seatId }: Scope): Promise<boolean> {
  const [row] = await conn
    .select({ submittedAt: scorecards.submittedAt })
    .from(scorecards)
    .where(and(eq(scorecards.interviewId, interviewId), eq(scorecards.authorSeatId, seatId)));
  return row?.submittedAt != null;
}

/** The asked questions in order, each with this author's rating and note about it. */
export async function listJudgedAnswers(conn: Conn, { interviewId, seatId }: Scope) {
  return conn
    .select({
      askedQuestionId: askedQuestions.id,
      number: askedQuestions.number,
      kind: questionVersions.kind,
      promptHtml: questionVersions.promptHtml,
      modelAnswerHtml: questionVersions.modelAnswerHtml,
      answer: askedQuestions.answer,
      askedAt: askedQuestions.askedAt,
      shownAt: askedQuestions.shownAt,
      closedAt: askedQuestions.closedAt,
      isTakenBack: askedQuestions.isTakenBack,
      questionId: questionVersions.questionId,
      title: questionVersions.title,
      competency: questionVersions.competency,
      keyPoints: questionVersions.keyPoints,
      levels: questionVersions.levels,
      level: ratings.level,
      heardKeyPoints: ratings.heardKeyPoints,
      ratingRevision: ratings.revision,
      note: notes.body,
      noteRevision: notes.revision,
    })
    .from(askedQuestions)
    .innerJoin(questionVersions, eq(questionVersions.id, askedQuestions.questionVersionId))
    .leftJoin(ratings, and(eq(ratings.askedQuestionId, askedQuestions.id), eq(ratings.authorSeatId, seatId)))
    .leftJoin(notes, and(eq(notes.askedQuestionId, askedQuestions.id), eq(notes.authorSeatId, seatId)))
    .where(eq(askedQuestions.interviewId, interviewId))
    .orderBy(asc(askedQuestions.number));
}

/** The author's note about the whole interview. */
export async function findGeneralNote(conn: Conn, { interviewId, seatId }: Scope) {
  const [row] = await conn
    .select({ body: notes.body })
    .from(notes)
    .where(
      and(eq(notes.interviewId, interviewId), eq(notes.authorSeatId, seatId), isNull(notes.askedQuestionId)),
    );
  return row?.body ?? "";
}

/** The hints and follow-ups that were sent to the candidate, in order. */
export async function listSentTexts(conn: Conn, interviewId: string) {
  return conn
    .select({
      askedQuestionId: sql<string>`${facts.payload}->>'askedQuestionId'`,
      type: facts.type,
      text: sql<string>`${facts.payload}->>'text'`,
    })
    .from(facts)
    .where(
      and(
        eq(facts.interviewId, interviewId),
        eq(facts.stream, "room"),
        inArray(facts.type, ["hint_given", "follow_up_sent"]),
      ),
    )
    .orderBy(asc(facts.seq));
}

type Saving = Scope & { summary: string; baseRevision: number };

/** Saves the summary on the revision it was based on (0: none yet). No row: another revision stands, or it is submitted. */
export async function saveSummaryText(conn: Conn, { interviewId, seatId, summary, baseRevision }: Saving) {
  const [row] = await conn
    .insert(scorecards)
    .values({ interviewId, authorSeatId: seatId, summary, revision: baseRevision + 1 })
    .onConflictDoUpdate({
      target: [scorecards.interviewId, scorecards.authorSeatId],
      set: { summary, revision: sql`${scorecards.revision} + 1`, savedAt: sql`now()` },
      setWhere: and(eq(scorecards.revision, baseRevision), isNull(scorecards.submittedAt)),
    })
    .returning({ revision: scorecards.revision, summary: scorecards.summary, savedAt: scorecards.savedAt });
  return row;
}

/**
 * Submits in one statement, only if the interview has ended, everything asked and not taken back is rated by this author, and the summary is
 * the one that was on the screen. The author's ratings and notes move to a new revision with it, so that a save in flight
 * from another tab is either waited for and taken in, or waits for these rows and is refused instead of changing what was
 * submitted. For the sake of first ones an empty note and a rating without a level are written where there is none. Run it in a transaction
 * and roll back where no row comes: the revisions moved.
 */
export async function submitScorecardRow(
  conn: Conn,
  { interviewId, seatId, summary, baseRevision, recommendation }: Saving & { recommendation: Recommendation },
): Promise<{ submittedAtMs: number } | undefined> {
  const rows = await conn.execute<{ submittedAtMs: number }>(sql`
    with author as (
      select s.id, s.interview_id from seats s
      where s.id = ${seatId} and s.interview_id = ${interviewId} and s.role = 'interviewer' and s.removed_at is null
      -- held before any note, as the seat's removal does: each takes several notes, in an order of its own
      for no key update
    ),
    asked as (select id, is_taken_back from asked_questions where interview_id = ${interviewId}),
    rated as (
      insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
      select author.interview_id, asked.id, author.id, null, '{}', 1, gen_random_uuid() from author cross join asked
      on conflict (asked_question_id, author_seat_id) do update set revision = ratings.revision + 1
      returning asked_question_id, level
    ),
    noted as (
      insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id)
      select author.interview_id, author.id, about.id, '', 1, gen_random_uuid()
      from author cross join (select id from asked union all select null) about
      on conflict on constraint notes_one_each do update set revision = notes.revision + 1
    )
    insert into scorecards (interview_id, author_seat_id, summary, recommendation, revision, submitted_at)
    select i.id, author.id, ${summary}, ${recommendation}, ${baseRevision}::int + 1, now()
    from interviews i join author on author.interview_id = i.id
    where i.status = 'ended' and exists (select from asked) and not exists (
        select from asked
        where not is_taken_back and id not in (select asked_question_id from rated where level is not null))
    on conflict (interview_id, author_seat_id) do update
      set summary = excluded.summary, recommendation = excluded.recommendation, revision = excluded.revision,
        submitted_at = excluded.submitted_at, saved_at = now()
      where scorecards.submitted_at is null and scorecards.revision = ${baseRevision}
    returning (extract(epoch from submitted_at) * 1000)::float8 as "submittedAtMs"`);
  return rows[0];
}

type PastArgs = {
  teamId: string;
  personId: string;
  everyone: boolean;
  /** The id of the last row of the page before; the row itself gives the exact time (times have microseconds). */
  older?: string;
  limit: number;
};

/** Ended interviews of the team, newest first: those the person interviewed in, or all. Only their own scorecard is read. */
export async function listPastInterviews(conn: Conn, { teamId, personId, everyone, older, limit }: PastArgs) {
  const conditions = [eq(interviews.teamId, teamId), eq(interviews.status, "ended")];
  if (!everyone) conditions.push(isNotNull(seats.id));
  if (older) {
    const last = sql`(select ended_at, id from interviews where id = ${older} and team_id = ${teamId})`;
    conditions.push(sql`(${interviews.endedAt}, ${interviews.id}) < ${last}`);
  }
  return conn
    .select({
      interviewId: interviews.id,
      title: interviews.title,
      candidateName: interviews.candidateName,
      timeZone: interviews.timeZone,
      endedAt: interviews.endedAt,
      seatId: seats.id,
      recommendation: scorecards.recommendation,
      submittedAt: scorecards.submittedAt,
    })
    .from(interviews)
    .leftJoin(
      seats,
      and(
        eq(seats.interviewId, interviews.id),
        eq(seats.personId, personId),
        eq(seats.role, "interviewer"),
        isNull(seats.removedAt),
      ),
    )
    .leftJoin(scorecards, ownScorecard)
    .where(and(...conditions))
    .orderBy(desc(interviews.endedAt), desc(interviews.id))
    .limit(limit);
}

/** What was asked in these interviews, with the level that this person gave each, if any. */
export async function listOwnLevels(
  conn: Conn,
  { personId, seatIds }: { personId: string; seatIds: string[] },
) {
  if (seatIds.length === 0) return [];
  return conn
    .select({
      seatId: seats.id,
      competency: questionVersions.competency,
      level: ratings.level,
      isTakenBack: askedQuestions.isTakenBack,
    })
    .from(seats)
    .innerJoin(askedQuestions, eq(askedQuestions.interviewId, seats.interviewId))
    .innerJoin(questionVersions, eq(questionVersions.id, askedQuestions.questionVersionId))
    .leftJoin(
      ratings,
      and(eq(ratings.askedQuestionId, askedQuestions.id), eq(ratings.authorSeatId, seats.id)),
    )
    .where(and(inArray(seats.id, seatIds), eq(seats.personId, personId)));
}

// Tries at questions: written before the reveal. The guide leaves the database only together with the person's own attempt.
import { and, desc, eq, gte, isNull, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { questions, questionVersions } from "../schema/bank";
import { memberships } from "../schema/people";
import { practiceAttempts } from "../schema/practice";
import type { Grade } from "../vocabulary";

type NewAttempt = {
  id: string;
  personId: string;
  questionVersionId: string;
  answer: string;
  confidence: number;
  hintsTaken: number;
  tookMs: number;
};

/**
 * Keeps an attempt once per id. Nothing is kept for a version outside the person's teams. A resend changes nothing, so the
 * caller reads back what stands.
 */
export async function keepAttempt(conn: Conn, attempt: NewAttempt): Promise<void> {
  const { id, personId, questionVersionId, answer, confidence, hintsTaken, tookMs } = attempt;
  await conn.execute(sql`
    insert into practice_attempts (id, person_id, question_version_id, answer, confidence, hints_taken, took_ms)
    select ${id}::uuid, m.person_id, v.id, ${answer}::text, ${confidence}::smallint,
      least(${hintsTaken}::smallint, cardinality(v.hints))::smallint, ${tookMs}::int
    from question_versions v
    join questions q on q.id = v.question_id and q.status = 'approved'
    join memberships m on m.team_id = q.team_id and m.person_id = ${personId}
    where v.id = ${questionVersionId}
    on conflict (id) do nothing`);
}

const revealed = {
  attemptId: practiceAttempts.id,
  questionId: questionVersions.questionId,
  answer: practiceAttempts.answer,
  confidence: practiceAttempts.confidence,
  hintsTaken: practiceAttempts.hintsTaken,
  tookMs: practiceAttempts.tookMs,
  modelAnswerHtml: questionVersions.modelAnswerHtml,
  keyPoints: questionVersions.keyPoints,
  followUps: questionVersions.followUps,
  levels: questionVersions.levels,
};

/** The person's attempt at a question of this team's bank, with the guide of the version it answered. */
export async function findRevealed(
  conn: Conn,
  args: { attemptId: string; personId: string; teamId: string },
) {
  const [row] = await conn
    .select(revealed)
    .from(practiceAttempts)
    .innerJoin(questionVersions, eq(questionVersions.id, practiceAttempts.questionVersionId))
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .where(
      and(
        eq(practiceAttempts.id, args.attemptId),
        eq(practiceAttempts.personId, args.personId),
        eq(questions.teamId, args.teamId),
      ),
    );
  return row;
}

/** The person's newest attempt at this question that was revealed since then and never graded: a reload goes on from it. */
export async function findOpenAttempt(
  conn: Conn,
  args: { personId: string; questionId: string; since: Date },
) {
  const [row] = await conn
    .select(revealed)
    .from(practiceAttempts)
    .innerJoin(questionVersions, eq(questionVersions.id, practiceAttempts.questionVersionId))
    .where(
      and(
        eq(practiceAttempts.personId, args.personId),
        eq(questionVersions.questionId, args.questionId),
        isNull(practiceAttempts.grade),
        gte(practiceAttempts.revealedAt, args.since),
      ),
    )
    .orderBy(desc(practiceAttempts.revealedAt))
    .limit(1);
  return row;
}

/** The attempt, locked until the transaction ends, so that it is graded once. */
export async function lockAttempt(conn: Conn, args: { attemptId: string; personId: string }) {
  const [row] = await conn
    .select({
      questionId: questionVersions.questionId,
      keyPointCount: sql<number>`cardinality(${questionVersions.keyPoints})`,
      grade: practiceAttempts.grade,
    })
    .from(practiceAttempts)
    .innerJoin(questionVersions, eq(questionVersions.id, practiceAttempts.questionVersionId))
    .where(and(eq(practiceAttempts.id, args.attemptId), eq(practiceAttempts.personId, args.personId)))
    .for("update", { of: practiceAttempts });
  return row;
}

type Graded = { attemptId: string; personId: string; grade: Grade; heardKeyPoints: number[]; gradedAt: Date };

export async function saveGrade(conn: Conn, { attemptId, personId, ...graded }: Graded): Promise<void> {
  await conn
    .update(practiceAttempts)
    .set(graded)
    .where(
      and(
        eq(practiceAttempts.id, attemptId),
        eq(practiceAttempts.personId, personId),
        isNull(practiceAttempts.grade),
      ),
    );
}

/** The hint at `place` (from 0) of a version in the bank of one of the person's teams. */
export async function findHint(
  conn: Conn,
  args: { personId: string; questionVersionId: string; place: number },
) {
  const [row] = await conn
    .select({ text: sql<string | null>`${questionVersions.hints}[${args.place}::int + 1]` })
    .from(questionVersions)
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .innerJoin(memberships, eq(memberships.teamId, questions.teamId))
    .where(
      and(
        eq(questionVersions.id, args.questionVersionId),
        eq(questions.status, "approved"),
        eq(memberships.personId, args.personId),
      ),
    );
  return row?.text ?? undefined;
}

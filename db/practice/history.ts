// Earlier attempts: a person's own, at questions of one team's bank, each with the version that it answered.
import { and, desc, eq, gte, isNotNull, ne, sql } from "drizzle-orm";
import type { Conn } from "../client";
import { questions, questionVersions } from "../schema/bank";
import { practiceAttempts, practiceCards } from "../schema/practice";
import { grades } from "../vocabulary";
import { type DueAt, isDue, ownCard } from "./due";

type Owner = { personId: string; teamId: string };

const { answer, confidence, hintsTaken, grade, revealedAt } = practiceAttempts;
const attempted = {
  attemptId: practiceAttempts.id,
  questionId: questionVersions.questionId,
  confidence,
  /** False where the person said that they don't know: then nobody asked how sure they were. */
  isAnswered: sql<boolean>`${answer} <> ''`,
  hintsTaken,
  grade,
  revealedAt,
  heard: sql<number>`cardinality(${practiceAttempts.heardKeyPoints})`,
  keyPointCount: sql<number>`cardinality(${questionVersions.keyPoints})`,
};

const ofOwner = ({ personId, teamId }: Owner) =>
  and(eq(practiceAttempts.personId, personId), eq(questions.teamId, teamId));
const newestFirst = [desc(revealedAt), desc(practiceAttempts.id)];
/**
 * The same order, which no index has: the attempts at one question are then found by its versions and sorted. In an index's order all that
 * somebody ever practised may be walked through for the few.
 */
const sortedNewestFirst = [desc(sql`${revealedAt} + interval '0'`), desc(practiceAttempts.id)];

/** A page of attempts, newest first; of one question if it is named, and before `older` (an attempt's id). */
export async function listAttempts(
  conn: Conn,
  { older, questionId, limit, ...owner }: Owner & { older?: string; questionId?: string; limit: number },
) {
  const conditions = [ofOwner(owner)];
  if (questionId) conditions.push(eq(questionVersions.questionId, questionId));
  if (older)
    conditions.push(sql`(${revealedAt}, ${practiceAttempts.id}) <
      (select revealed_at, id from practice_attempts where id = ${older} and person_id = ${owner.personId})`);
  return conn
    .select({ ...attempted, title: questionVersions.title, topic: questionVersions.topic })
    .from(practiceAttempts)
    .innerJoin(questionVersions, eq(questionVersions.id, practiceAttempts.questionVersionId))
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .where(and(...conditions))
    .orderBy(...(questionId ? sortedNewestFirst : newestFirst))
    .limit(limit);
}

/** One attempt with all that it answered; `isDue`: its question is to be answered again first. */
export async function findAttempt(
  conn: Conn,
  { attemptId, personId, teamId, ...at }: Owner & DueAt & { attemptId: string },
) {
  const [row] = await conn
    .select({
      ...attempted,
      answer,
      tookMs: practiceAttempts.tookMs,
      heardKeyPoints: practiceAttempts.heardKeyPoints,
      title: questionVersions.title,
      topic: questionVersions.topic,
      kind: questionVersions.kind,
      version: questionVersions.version,
      promptHtml: questionVersions.promptHtml,
      modelAnswerHtml: questionVersions.modelAnswerHtml,
      keyPoints: questionVersions.keyPoints,
      latestVersion: questions.latestVersion,
      isApproved: sql<boolean>`${questions.status} = 'approved'`,
      isDue: sql<boolean>`${questions.status} = 'approved' and ${isNotNull(practiceCards.personId)} and ${isDue(at)}`,
    })
    .from(practiceAttempts)
    .innerJoin(questionVersions, eq(questionVersions.id, practiceAttempts.questionVersionId))
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .leftJoin(practiceCards, ownCard(personId))
    .where(and(eq(practiceAttempts.id, attemptId), ofOwner({ personId, teamId })));
  return row;
}

/** The newest answers that the person gave to the question before this attempt, and how many there are in all. */
export async function listEarlierAnswers(
  conn: Conn,
  args: { personId: string; attemptId: string; questionId: string; limit: number },
) {
  return conn
    .select({
      ...attempted,
      answer,
      count: sql<number>`count(*) over ()::int`,
    })
    .from(practiceAttempts)
    .innerJoin(questionVersions, eq(questionVersions.id, practiceAttempts.questionVersionId))
    .where(
      and(
        eq(practiceAttempts.personId, args.personId),
        eq(questionVersions.questionId, args.questionId),
        ne(practiceAttempts.id, args.attemptId),
        sql`${revealedAt} <= (select revealed_at from practice_attempts where id = ${args.attemptId})`,
      ),
    )
    .orderBy(...sortedNewestFirst)
    .limit(args.limit);
}

/**
 * Of the person's newest graded answers in all their teams, those of “I don't know” left out, by how sure one was: how many, how
 * many graded Good or better, and how many key points were ticked of all that there were.
 */
export async function countByConfidence(
  conn: Conn,
  { personId, limit }: { personId: string; limit: number },
) {
  const newest = conn
    .select({
      confidence,
      grade,
      heard: sql<number>`cardinality(${practiceAttempts.heardKeyPoints})`.as("heard"),
      keyPoints: sql<number>`cardinality(${questionVersions.keyPoints})`.as("key_point_count"),
    })
    .from(practiceAttempts)
    .innerJoin(questionVersions, eq(questionVersions.id, practiceAttempts.questionVersionId))
    .where(and(eq(practiceAttempts.personId, personId), isNotNull(grade), ne(answer, "")))
    .orderBy(...newestFirst)
    .limit(limit)
    .as("newest");
  return conn
    .select({
      confidence: newest.confidence,
      answers: sql<number>`count(*)::int`,
      good: sql<number>`(count(*) filter (where ${gte(newest.grade, grades.good)}))::int`,
      heard: sql<number>`sum(${newest.heard})::int`,
      keyPoints: sql<number>`sum(${newest.keyPoints})::int`,
    })
    .from(newest)
    .groupBy(newest.confidence);
}

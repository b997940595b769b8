// What there is to practise: the person's cards among the questions of one team's bank, by topic and one after the other.
import { and, asc, eq, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { isLatest } from "../bank/versions";
import type { Conn } from "../client";
import { questions, questionVersions } from "../schema/bank";
import { practiceCards } from "../schema/practice";
import { type Grade, grades } from "../vocabulary";

/** Cards are due at `now`, those with an interval in days already at `dayDue`. */
export type DueAt = { now: Date; dayDue: Date };
type OfBank = { personId: string; teamId: string };

export const isDue = ({ now, dayDue }: DueAt) =>
  sql<boolean>`${practiceCards.due} <= case when ${practiceCards.scheduledDays} > 0
    then ${dayDue.toISOString()}::timestamptz else ${now.toISOString()}::timestamptz end`;

/** To be joined with questions. */
export const ownCard = (personId: string) =>
  and(eq(practiceCards.questionId, questions.id), eq(practiceCards.personId, personId));
const inBank = (teamId: string) => and(eq(questions.teamId, teamId), eq(questions.status, "approved"));

/**
 * Per topic of the bank: how many questions, and of those how many are new, due, held for a day or more, and were graded Again or Hard
 * last time; when the next will be due, and how the newest attempt was graded.
 */
export async function listPracticeTopics(conn: Conn, { personId, teamId, ...at }: OfBank & DueAt) {
  const isNew = sql`${practiceCards.personId} is null`;
  const due = sql`not (${isNew}) and ${isDue(at)}`;
  const count = (which: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${which}))::int`;
  return conn
    .select({
      topic: questionVersions.topic,
      total: sql<number>`count(*)::int`,
      fresh: count(isNew),
      due: count(due),
      learned: count(sql`${practiceCards.state} = 2 and not (${due})`),
      weak: count(sql`${lte(practiceCards.lastGrade, grades.hard)}`),
      dueMinutes: sql<number>`coalesce(sum(${questionVersions.minutes}) filter (where ${due}), 0)::int`,
      nextDueMs: sql<number | null>`(extract(epoch from
        min(${practiceCards.due}) filter (where not (${due}))) * 1000)::float8`,
      lastGrade: sql<Grade | null>`(array_agg(${practiceCards.lastGrade} order by ${practiceCards.lastReview} desc)
        filter (where ${isNotNull(practiceCards.lastGrade)}))[1]`,
    })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .leftJoin(practiceCards, ownCard(personId))
    .where(inBank(teamId))
    .groupBy(questionVersions.topic);
}

type InRun = OfBank & DueAt & { topic: string | null; postponed: string[]; leftOut: string[] };

/**
 * The question to go on with: what is due, the oldest first; then, where a topic is named, what is new in it, the easiest first; last
 * what was postponed, in that order.
 */
export async function findNextInRun(
  conn: Conn,
  { personId, teamId, topic, postponed, leftOut, ...at }: InRun,
) {
  const isCalledFor =
    topic === null
      ? isDue(at)
      : and(eq(questionVersions.topic, topic), or(isNull(practiceCards.personId), isDue(at)));
  const [row] = await conn
    .select({ questionId: questions.id })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .leftJoin(practiceCards, ownCard(personId))
    .where(and(inBank(teamId), isCalledFor, sql`${questions.id} <> all(${sql.param(leftOut)}::uuid[])`))
    .orderBy(
      sql`array_position(${sql.param(postponed)}::uuid[], ${questions.id}) nulls first`,
      sql`${practiceCards.due} nulls last`,
      asc(questionVersions.difficulty),
      asc(questions.slug),
    )
    .limit(1);
  return row?.questionId;
}

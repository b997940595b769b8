// One person's memory of questions. Every read and write names the person; questions are those of a team they belong to.
import { and, asc, eq, isNull, min, sql } from "drizzle-orm";
import { isLatest } from "../bank/versions";
import type { Conn } from "../client";
import { questions, questionVersions } from "../schema/bank";
import { practiceCards } from "../schema/practice";

type CardFields = Omit<typeof practiceCards.$inferSelect, "personId" | "questionId" | "createdAt">;
/** Cards are due at `now`, those with an interval in days already at `dayDue`. */
type DueAt = { now: Date; dayDue: Date };

const cardFields = {
  due: practiceCards.due,
  stability: practiceCards.stability,
  difficulty: practiceCards.difficulty,
  elapsedDays: practiceCards.elapsedDays,
  scheduledDays: practiceCards.scheduledDays,
  learningSteps: practiceCards.learningSteps,
  reps: practiceCards.reps,
  lapses: practiceCards.lapses,
  state: practiceCards.state,
  lastReview: practiceCards.lastReview,
};

const isDue = ({ now, dayDue }: DueAt) =>
  sql<boolean>`${practiceCards.due} <= case when ${practiceCards.scheduledDays} > 0
    then ${dayDue.toISOString()}::timestamptz else ${now.toISOString()}::timestamptz end`;

const ownCard = (personId: string) =>
  and(eq(practiceCards.questionId, questions.id), eq(practiceCards.personId, personId));
const inBank = (teamId: string) => and(eq(questions.teamId, teamId), eq(questions.status, "approved"));

type OfBank = { personId: string; teamId: string };

/** Per topic of the bank: how many questions, new, due, and held for a day or more. */
export async function listPracticeTopics(conn: Conn, { personId, teamId, ...at }: OfBank & DueAt) {
  const due = sql`${practiceCards.personId} is not null and ${isDue(at)}`;
  return conn
    .select({
      topic: questionVersions.topic,
      total: sql<number>`count(*)::int`,
      fresh: sql<number>`(count(*) filter (where ${practiceCards.personId} is null))::int`,
      due: sql<number>`(count(*) filter (where ${due}))::int`,
      learned: sql<number>`(count(*) filter (where ${practiceCards.state} = 2 and not (${due})))::int`,
      dueMinutes: sql<number>`coalesce(sum(${questionVersions.minutes}) filter (where ${due}), 0)::int`,
    })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .leftJoin(practiceCards, ownCard(personId))
    .where(inBank(teamId))
    .groupBy(questionVersions.topic)
    .orderBy(asc(questionVersions.topic));
}

/** The first card of the person's that is due, oldest first; within one topic if it is named. */
export async function findNextDue(
  conn: Conn,
  { personId, teamId, topic, ...at }: OfBank & DueAt & { topic: string | null },
) {
  const conditions = [inBank(teamId), isDue(at)];
  if (topic !== null) conditions.push(eq(questionVersions.topic, topic));
  const [row] = await conn
    .select({ questionId: questions.id })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .innerJoin(practiceCards, ownCard(personId))
    .where(and(...conditions))
    .orderBy(asc(practiceCards.due), asc(questions.id))
    .limit(1);
  return row?.questionId;
}

/** A question of the topic that the person never practised, easiest first. */
export async function findFreshQuestion(conn: Conn, { personId, teamId, topic }: OfBank & { topic: string }) {
  const [row] = await conn
    .select({ questionId: questions.id })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .leftJoin(practiceCards, ownCard(personId))
    .where(and(inBank(teamId), eq(questionVersions.topic, topic), isNull(practiceCards.personId)))
    .orderBy(asc(questionVersions.difficulty), asc(questions.slug))
    .limit(1);
  return row?.questionId;
}

/** When the next card that isn't due yet will be. */
export async function findNextDueTime(conn: Conn, { personId, teamId, ...at }: OfBank & DueAt) {
  const [row] = await conn
    .select({ due: min(practiceCards.due) })
    .from(questions)
    .innerJoin(practiceCards, ownCard(personId))
    .where(and(inBank(teamId), sql`not (${isDue(at)})`));
  return row?.due ?? null;
}

/** What may be shown of a question before the reveal: nothing of its guide but how many hints there are. */
export async function findPracticeQuestion(
  conn: Conn,
  { teamId, questionId }: { teamId: string; questionId: string },
) {
  const [row] = await conn
    .select({
      questionId: questions.id,
      questionVersionId: questionVersions.id,
      kind: questionVersions.kind,
      promptHtml: questionVersions.promptHtml,
      topic: questionVersions.topic,
      competency: questionVersions.competency,
      difficulty: questionVersions.difficulty,
      minutes: questionVersions.minutes,
      hintCount: sql<number>`cardinality(${questionVersions.hints})`,
    })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .where(and(eq(questions.id, questionId), inBank(teamId)));
  return row;
}

export async function findCard(
  conn: Conn,
  { personId, questionId }: { personId: string; questionId: string },
) {
  const [row] = await conn
    .select(cardFields)
    .from(practiceCards)
    .where(and(eq(practiceCards.personId, personId), eq(practiceCards.questionId, questionId)));
  return row;
}

type OneCard = { personId: string; questionId: string };

/** The card, made from `fresh` if there was none, locked until the transaction ends: a second tab waits and sees the newest. */
export async function lockCard(conn: Conn, { personId, questionId, fresh }: OneCard & { fresh: CardFields }) {
  await conn
    .insert(practiceCards)
    .values({ personId, questionId, ...fresh })
    .onConflictDoNothing();
  const [row] = await conn
    .select(cardFields)
    .from(practiceCards)
    .where(and(eq(practiceCards.personId, personId), eq(practiceCards.questionId, questionId)))
    .for("update");
  if (!row) throw new Error("A practice card vanished between its insert and its lock");
  return row;
}

export async function saveCard(conn: Conn, { personId, questionId, card }: OneCard & { card: CardFields }) {
  await conn
    .update(practiceCards)
    .set(card)
    .where(and(eq(practiceCards.personId, personId), eq(practiceCards.questionId, questionId)));
}

/** Puts approved questions of the person's teams into their practice; a card that exists becomes due. Returns how many. */
export async function makeCardsDue(
  conn: Conn,
  { personId, questionIds, fresh }: { personId: string; questionIds: string[]; fresh: CardFields },
): Promise<number> {
  const rows = await conn.execute(sql`
    insert into practice_cards (person_id, question_id, due, stability, difficulty, elapsed_days, scheduled_days,
      learning_steps, reps, lapses, state)
    select m.person_id, q.id, ${fresh.due.toISOString()}::timestamptz, ${fresh.stability}, ${fresh.difficulty},
      ${fresh.elapsedDays}, ${fresh.scheduledDays}, ${fresh.learningSteps}, ${fresh.reps}, ${fresh.lapses}, ${fresh.state}
    from questions q join memberships m on m.team_id = q.team_id and m.person_id = ${personId}
    where q.id = any(${sql.param(questionIds)}::uuid[]) and q.status = 'approved'
    order by q.id
    on conflict (person_id, question_id) do update set due = least(practice_cards.due, excluded.due)
    returning question_id`);
  return rows.length;
}

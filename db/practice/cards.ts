// One person's memory of questions. Every read and write names the person; questions are those of a team they belong to.
import { and, eq, sql } from "drizzle-orm";
import { isLatest } from "../bank/versions";
import type { Conn } from "../client";
import { questions, questionVersions } from "../schema/bank";
import { practiceCards } from "../schema/practice";
import type { Grade } from "../vocabulary";

type CardFields = Omit<
  typeof practiceCards.$inferSelect,
  "personId" | "questionId" | "lastGrade" | "createdAt"
>;

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
    .where(and(eq(questions.id, questionId), eq(questions.teamId, teamId), eq(questions.status, "approved")));
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

/** The card as the grade left it. */
export async function saveCard(
  conn: Conn,
  { personId, questionId, card, grade }: OneCard & { card: CardFields; grade: Grade },
) {
  await conn
    .update(practiceCards)
    .set({ ...card, lastGrade: grade })
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

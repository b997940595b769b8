import type { Database } from "@/db/client";
import { keepAttempt, lockAttempt, saveGrade } from "@/db/practice/attempts";
import { findCard, lockCard, makeCardsDue, saveCard } from "@/db/practice/cards";
import type { Grade } from "@/db/vocabulary";
import type { Member } from "@/lib/auth/member";
import { notFound } from "@/lib/errors";
import { type Revealed, readRevealed } from "./reads";
import { asPracticeCard, asStoredCard, newCard, schedule } from "./rules";
import type { GradeInput, RevealInput } from "./schema";

/** Keeps the attempt, then shows the guide. A resend of the same attempt changes nothing and shows the same. */
export async function revealAnswer(
  database: Database,
  member: Member,
  { attemptId, doesNotKnow, ...attempt }: RevealInput,
): Promise<Revealed> {
  await keepAttempt(database, { ...attempt, id: attemptId, personId: member.personId });
  return readRevealed(database, member, { attemptId, now: new Date() });
}

type GradedCard = { grade: Grade; dueMs: number };

/**
 * Grades an attempt and moves its card, once: a second grade of the same attempt returns the first. The card is locked, so
 * that another tab's grade is taken into account and not overwritten.
 */
export async function gradeAttempt(
  database: Database,
  { personId }: Member,
  input: GradeInput,
): Promise<GradedCard> {
  const { attemptId, grade } = input;
  const now = new Date();
  return database.transaction(async (conn) => {
    const attempt = await lockAttempt(conn, { attemptId, personId });
    if (!attempt) throw notFound("attempt");
    const { questionId } = attempt;
    if (attempt.grade !== null) {
      const card = await findCard(conn, { personId, questionId });
      return { grade: attempt.grade, dueMs: card?.due.getTime() ?? now.getTime() };
    }
    const card = await lockCard(conn, { personId, questionId, fresh: asStoredCard(newCard(now)) });
    const next = schedule(asPracticeCard(card), grade, now);
    await saveCard(conn, { personId, questionId, card: asStoredCard(next), grade });
    const heardKeyPoints = tidyPlaces(input.heardKeyPoints, attempt.keyPointCount);
    await saveGrade(conn, { attemptId, personId, grade, heardKeyPoints, gradedAt: now });
    return { grade, dueMs: next.due.getTime() };
  });
}

/**
 * Makes these questions due now in the person's practice; a card that exists keeps its memory. Questions outside the bank
 * of the person's teams, and those no longer approved, are left out. Returns how many are due now because of it.
 */
export async function addPracticeCards(
  database: Database,
  { personId }: Member,
  { questionIds }: { questionIds: string[] },
): Promise<{ added: number }> {
  if (questionIds.length === 0) return { added: 0 };
  const fresh = asStoredCard(newCard(new Date()));
  return { added: await makeCardsDue(database, { personId, questionIds, fresh }) };
}

function tidyPlaces(places: number[], count: number): number[] {
  return [...new Set(places)].filter((place) => place < count).sort((a, b) => a - b);
}

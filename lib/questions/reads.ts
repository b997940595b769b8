import type { Conn } from "@/db/client";
import * as rows from "@/db/questions";
import { toSearchWords } from "./rules";

export type QuestionHit = Awaited<ReturnType<typeof rows.listApproved>>[number];
export type Guide = Awaited<ReturnType<typeof rows.listGuides>>[number];
export type Topic = Awaited<ReturnType<typeof rows.listTopics>>[number];

/**
 * Search as you type in a team's approved questions, best first; misspelt words are guessed only where nothing else is
 * found. An empty text gives all of them, by topic and difficulty.
 */
export async function searchQuestions(
  database: Conn,
  { teamId, text, limit }: { teamId: string; text: string; limit: number },
): Promise<QuestionHit[]> {
  const words = toSearchWords(text);
  if (words.length === 0) return text.trim() ? [] : rows.listApproved(database, { teamId, limit });
  const exact = await rows.findApproved(database, { teamId, words, isLoose: false, limit });
  return exact.length > 0 ? exact : rows.findApproved(database, { teamId, words, isLoose: true, limit });
}

/** What an interviewer sees of these versions, in the order asked for; what isn't the team's is left out. */
export async function findGuides(
  database: Conn,
  args: { teamId: string; questionVersionIds: string[] },
): Promise<Guide[]> {
  const guides = await rows.listGuides(database, args);
  const byVersion = new Map(guides.map((guide) => [guide.questionVersionId, guide]));
  return args.questionVersionIds.flatMap((id) => byVersion.get(id) ?? []);
}

/** The topics of a team's approved questions, with how many there are and their minutes together. */
export async function listTopics(database: Conn, teamId: string): Promise<Topic[]> {
  return rows.listTopics(database, teamId);
}

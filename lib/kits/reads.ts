import type { Conn } from "@/db/client";
import { findKit, listKitItems, type listKits } from "@/db/kits/kits";
import type { Member } from "@/lib/auth/member";
import { notFound } from "@/lib/errors";
import { searchQuestions } from "@/lib/questions/reads";
import { atTurn, lineUp } from "@/lib/work/turns/gates";
import { firstLine } from "../questions/rules";
import type { KitItem } from "./rules";
import type { FindForKitInput } from "./schema";

export type ListedKit = Awaited<ReturnType<typeof listKits>>[number];
/** `isOwn`: made by whoever asks. `madeBy` is a name, null for the library's. */
export type Kit = {
  kitId: string;
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  isShared: boolean;
  isOwn: boolean;
  madeBy: string | null;
  revision: number;
  items: KitItem[];
};

/** A kit with its questions in order. Throws `not_found` for another team's and for a colleague's unshared one. */
export async function readKit(
  conn: Conn,
  { teamId, personId }: Member,
  { kitId }: { kitId: string },
): Promise<Kit> {
  const found = await findKit(conn, { kitId, teamId, personId });
  if (!found) throw notFound("kit");
  const { createdBy, ...kit } = found;
  const items = await listKitItems(conn, { kitId, teamId });
  return { ...kit, isOwn: createdBy === personId, items };
}

const mostFound = 30;

/** Approved questions that fit, best first, at most thirty; `topics` are those that the other filters leave. */
export async function findForKit(
  conn: Conn,
  { teamId, personId }: Member,
  { text, topic, difficulty }: FindForKitInput,
) {
  const search = {
    teamId,
    personId,
    text,
    filters: {
      statuses: ["approved" as const],
      topics: topic ? [topic] : [],
      difficultyFrom: difficulty ?? undefined,
      difficultyTo: difficulty ?? undefined,
    },
    sort: "best" as const,
    limit: mostFound,
  };
  const turn = lineUp("search", { teamId, personId });
  const { hits, counts, guessed } = await atTurn(turn, () => searchQuestions(conn, search));
  return {
    hits: hits.map(({ questionId, status, title, competency, minutes, prompt, ...hit }) => ({
      questionId,
      status,
      title,
      competency,
      minutes,
      prompt: firstLine(prompt),
      topic: hit.topic,
      difficulty: hit.difficulty,
    })),
    total: counts.total,
    isPartial: counts.isPartial,
    topics: Object.keys(counts.topics).sort(),
    guessed,
  };
}
export type Hit = Awaited<ReturnType<typeof findForKit>>["hits"][number];

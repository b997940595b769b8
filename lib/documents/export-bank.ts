// A bank on its way out, read from the database a few hundred questions at a time.

import { listMatchingIds, listWholeKits, listWholeQuestions } from "@/db/bank/export";
import type { Filters } from "@/db/bank/search/filters";
import type { Conn } from "@/db/client";
import type { Member } from "@/lib/auth/member";
import { notFound } from "@/lib/errors";
import { searchQuestions } from "../questions/reads";
import { talk } from "../work/ask";
import type { ExportFormat } from "./export-formats";

/** A kit, or what a text and filters find; with neither it is the whole bank. */
export type Wanted = { kitId?: string; text?: string; filters?: Filters };

const page = 200;

/** The file in pieces, with the kits all of whose questions are in it. Throws `not_found` for a kit that isn't seen. */
export async function* exportBank(
  conn: Conn,
  { teamId, personId }: Member,
  { wanted, format }: { wanted: Wanted; format: ExportFormat },
): AsyncGenerator<Uint8Array> {
  const viewer = { teamId, personId };
  const found = await listWholeKits(conn, { ...viewer, kitId: wanted.kitId });
  if (wanted.kitId && found.length === 0) throw notFound("kit");
  const ids = wanted.kitId ? (found[0]?.questionIds ?? []) : await findAll(conn, viewer, wanted);
  const inside = new Set(ids);
  const kits = found
    .filter(({ questionIds }) => questionIds.every((id) => inside.has(id)))
    .map(({ questionIds: _, ...kit }) => kit);
  const conversation = talk("export", { format, kits });
  try {
    let step = await conversation.next();
    for (let next = 0; !step.done; ) {
      if ("piece" in step.value) {
        yield step.value.piece;
        step = await conversation.next({ goOn: true });
        continue;
      }
      const questionIds = ids.slice(next, next + page);
      next += page;
      const questions = await listWholeQuestions(conn, { ...viewer, questionIds });
      step = await conversation.next({ questions, isLast: next >= ids.length });
    }
  } finally {
    await conversation.return();
  }
}

type Viewer = { teamId: string; personId: string };
/** What the list shows for that text, whatever was made of it there. */
async function findAll(conn: Conn, viewer: Viewer, { text = "", filters = {} }: Wanted): Promise<string[]> {
  const { query } = await searchQuestions(conn, { ...viewer, text, filters, sort: "difficulty", limit: 1 });
  return query ? listMatchingIds(conn, { teamId: viewer.teamId, query, filters }) : [];
}

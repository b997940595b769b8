// A bank on its way out, read from the database a few hundred questions at a time.

import { listMatchingIds, listWholeKits, listWholeQuestions } from "@/db/bank/export";
import type { Filters } from "@/db/bank/filters";
import type { Conn } from "@/db/client";
import { notFound } from "@/lib/errors";
import { toSearchWords } from "../questions/rules";
import type { BankKit, BankQuestion } from "../questions/schema";
import { writeBankDocument } from "./formats/bank-document";
import { writeCsv } from "./formats/csv";
import { writeJson } from "./formats/json";
import { writeZip } from "./formats/zip";

export const exportFormats = {
  zip: { ending: "zip", type: "application/zip", write: writeZip },
  markdown: { ending: "md", type: "text/markdown; charset=utf-8", write: writeBankDocument },
  csv: {
    ending: "csv",
    type: "text/csv; charset=utf-8",
    write: ({ questions }: Bank) => writeCsv(questions),
  },
  json: { ending: "json", type: "application/json", write: writeJson },
} as const;
export type ExportFormat = keyof typeof exportFormats;

type Bank = { questions: Iterable<BankQuestion>; kits: Iterable<BankKit> };
type Viewer = { teamId: string; personId: string };
/** A kit, or what a text and filters find; with neither it is the whole bank. */
export type Wanted = { kitId?: string; text?: string; filters?: Filters };

const page = 200;

/** The file in pieces, with the kits all of whose questions are in it. Throws `not_found` for a kit that isn't seen. */
export async function* exportBank(
  conn: Conn,
  { viewer, wanted, format }: { viewer: Viewer; wanted: Wanted; format: ExportFormat },
): AsyncGenerator<string | Uint8Array> {
  const found = await listWholeKits(conn, { ...viewer, kitId: wanted.kitId });
  if (wanted.kitId && found.length === 0) throw notFound("kit");
  const ids = wanted.kitId ? (found[0]?.questionIds ?? []) : await findAll(conn, viewer, wanted);
  const inside = new Set(ids);
  const kits = found
    .filter(({ questionIds }) => questionIds.every((id) => inside.has(id)))
    .map(({ questionIds: _, ...kit }) => kit);
  // The writers read on without waiting, so what they read next is fetched before they are asked to write.
  const fetched: BankQuestion[] = [];
  const writer = exportFormats[format].write({ questions: takeFrom(fetched), kits });
  for (let next = 0; ; ) {
    while (fetched.length < page && next < ids.length) {
      const questionIds = ids.slice(next, next + page);
      fetched.push(...((await listWholeQuestions(conn, { ...viewer, questionIds })) as BankQuestion[]));
      next += page;
    }
    const piece = writer.next();
    if (piece.done) return;
    yield piece.value;
  }
}

function findAll(conn: Conn, { teamId }: Viewer, { text = "", filters = {} }: Wanted): Promise<string[]> {
  return listMatchingIds(conn, { teamId, query: toSearchWords(text).map((word) => [word]), filters });
}

function* takeFrom(queue: BankQuestion[]): Generator<BankQuestion> {
  for (let next = queue.shift(); next; next = queue.shift()) yield next;
}

import type { Conn } from "@/db/client";
import { type BankText, findImport, listBankTexts, listImports } from "@/db/imports/imports";
import { countItems, type Item, listItems } from "@/db/imports/items";
import type { ItemProblem, Staged } from "@/db/schema/import-columns";
import { notFound } from "@/lib/errors";
import type { BankWriter } from "@/lib/questions/policy";
import type { Show } from "./schema";

export const pageSize = 50;

type Named = { importId: string };

/** The team's newest imports. */
export async function listRecentImports(conn: Conn, { teamId }: BankWriter) {
  const rows = await listImports(conn, { teamId, limit: 20 });
  return rows.map(({ made, ...row }) => ({ ...row, made: made ?? undefined }));
}
export type RecentImport = Awaited<ReturnType<typeof listRecentImports>>[number];

/** Throws `not_found` outside the team. */
export async function readImport(conn: Conn, { teamId }: BankWriter, { importId }: Named) {
  const row = await findImport(conn, { teamId, importId });
  if (!row) throw notFound("import");
  return row;
}

export type ReviewItem = Omit<Item, "fields" | "problems"> & Staged & { problems: ItemProblem[] };

/** One page of the questions under review, and how many there are of each sort. */
export async function readReview(
  conn: Conn,
  { teamId }: BankWriter,
  { page, show, importId }: Named & { page: number; show: Show },
) {
  const named = { teamId, importId };
  const [counts, rows] = await Promise.all([
    countItems(conn, named),
    listItems(conn, { ...named, show, offset: (page - 1) * pageSize, limit: pageSize }),
  ]);
  const items = rows.map(({ fields, problems, ...row }): ReviewItem => {
    return { ...row, ...fields, problems };
  });
  return { counts, items };
}

/** The words of a team's bank, page by page. */
export async function* walkBank(
  conn: Conn,
  { teamId }: BankWriter,
): AsyncGenerator<{ bank: BankText[]; isLast: boolean }> {
  const limit = 1_000;
  for (let after = ""; ; ) {
    const bank = [...(await listBankTexts(conn, { teamId, after, limit }))];
    const isLast = bank.length < limit;
    yield { bank, isLast };
    if (isLast) return;
    after = bank.at(-1)?.slug ?? "";
  }
}

import { listLibraryKits, listPacks } from "@/db/bank/questions";
import type { Conn } from "@/db/client";
import type { BankWriter } from "../questions/policy";
import { libraryPacks } from "./catalogue";

export type PackOffer = Awaited<ReturnType<typeof readPacks>>[number];

/** The library's packs that have questions, in their order, with the kits whose questions come from them. */
export async function readPacks(conn: Conn, { teamId }: BankWriter) {
  const [counts, kits] = await Promise.all([listPacks(conn, teamId), listLibraryKits(conn, teamId)]);
  return Object.entries(libraryPacks).flatMap(([pack, words]) => {
    const counted = counts.find((each) => each.pack === pack);
    const own = kits.filter((kit) => kit.packs.includes(pack));
    return counted ? [{ ...counted, ...words, kits: own }] : [];
  });
}

/** The same for whoever has no team yet. */
export async function readPackChoices(conn: Conn) {
  const counts = await listPacks(conn, null);
  return Object.entries(libraryPacks).flatMap(([pack, { title }]) => {
    const counted = counts.find((each) => each.pack === pack);
    return counted ? [{ pack, title, questions: counted.questions }] : [];
  });
}

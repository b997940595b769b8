import { notFound } from "next/navigation";
import { db } from "@/db/client";
import { requireAs } from "@/lib/auth/session";
import { asMissingPage } from "@/lib/pages";
import { asImporter } from "@/lib/questions/policy";
import { listTopics } from "@/lib/questions/reads";
import { readStanding } from "./prepare";
import { listRecentImports, pageSize, readReview } from "./reads";
import { importIdSchema, type Show, shows } from "./schema";

type Query = Record<string, string | string[] | undefined>;

/** Reviewers find nothing here: importing writes the bank. */
export async function loadImports() {
  return listRecentImports(db(), await requireAs(asImporter));
}

/** One import where it stands. */
export async function loadImport(id: string) {
  const writer = await requireAs(asImporter);
  const { importId } = importIdSchema.safeParse({ importId: id }).data ?? notFound();
  return readStanding(db(), writer, { importId }).catch(asMissingPage);
}
export type LoadedImport = Awaited<ReturnType<typeof loadImport>>;

/** A page of the questions under review, and what the bank calls its topics. */
export async function loadReview(importId: string, query: Query) {
  const writer = await requireAs(asImporter);
  const show: Show = shows.find((each) => each === query.show) ?? "all";
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(query.page)) || 1));
  const [review, topics] = await Promise.all([
    readReview(db(), writer, { importId, show, page }),
    listTopics(db(), writer),
  ]);
  const names = (of: "topic" | "competency") => [...new Set(topics.map((each) => each[of]))].sort();
  return {
    ...review,
    personId: writer.personId,
    show,
    page,
    pageSize,
    topics: names("topic"),
    competencies: names("competency"),
  };
}

import { notFound } from "next/navigation";
import { db } from "@/db/client";
import { requireMember } from "@/lib/auth/session";
import { mayWriteBank } from "@/lib/questions/policy";
import { listTopics } from "@/lib/questions/reads";
import { readStanding } from "./prepare";
import { listRecentImports, pageSize, readReview } from "./reads";
import { importIdSchema, type Show, shows } from "./schema";

type Query = Record<string, string | string[] | undefined>;

/** Reviewers find nothing here: importing writes the bank. */
async function requireImportingMember() {
  const member = await requireMember();
  if (!mayWriteBank(member)) notFound();
  return member;
}

export async function loadImports() {
  const { teamId } = await requireImportingMember();
  return listRecentImports(db(), teamId);
}

/** One import where it stands. */
export async function loadImport(id: string) {
  const { teamId } = await requireImportingMember();
  const { importId } = importIdSchema.safeParse({ importId: id }).data ?? notFound();
  return readStanding(db(), { importId, teamId }).catch(asMissingPage);
}
export type LoadedImport = Awaited<ReturnType<typeof loadImport>>;

/** A page of the questions under review, and what the bank calls its topics. */
export async function loadReview(importId: string, query: Query) {
  const { teamId, personId } = await requireImportingMember();
  const show: Show = shows.find((each) => each === query.show) ?? "all";
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(query.page)) || 1));
  const [review, topics] = await Promise.all([
    readReview(db(), { importId, teamId, show, page }),
    listTopics(db(), teamId),
  ]);
  const names = (of: "topic" | "competency") => [...new Set(topics.map((each) => each[of]))].sort();
  return {
    ...review,
    personId,
    show,
    page,
    pageSize,
    topics: names("topic"),
    competencies: names("competency"),
  };
}

function asMissingPage(error: unknown): never {
  if ((error as { code?: unknown }).code === "not_found") notFound();
  throw error;
}

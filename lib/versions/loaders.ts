import { notFound } from "next/navigation";
import { db } from "@/db/client";
import { requireMember } from "@/lib/auth/session";
import { mayWriteBank } from "@/lib/questions/policy";
import { listVersions, readComparison, readQuestion, readUsage } from "./reads";
import { compareQuerySchema, pageQuerySchema, questionIdSchema } from "./schema";

type Address = Record<string, string | string[] | undefined>;

/** One question with its versions and its uses; a page that doesn't exist outside the member's team. */
export async function loadQuestion(id: string, address: Address) {
  const member = await requireMember();
  const viewer = viewerOf(member, id);
  const query = pageQuerySchema.parse(address);
  const [question, versions, usage] = await Promise.all([
    readQuestion(db(), { ...viewer, version: query.version }),
    listVersions(db(), { ...viewer, before: query.before }),
    readUsage(db(), { ...viewer, older: query.older }),
  ]).catch(asMissingPage);
  return { question, versions, usage, query, mayWrite: mayWriteBank(member) };
}

export async function loadComparison(id: string, address: Address) {
  const viewer = viewerOf(await requireMember(), id);
  return readComparison(db(), { ...viewer, ...compareQuerySchema.parse(address) }).catch(asMissingPage);
}

function viewerOf({ teamId, personId }: { teamId: string; personId: string }, id: string) {
  return { teamId, personId, questionId: questionIdSchema.safeParse(id).data ?? notFound() };
}

function asMissingPage(error: unknown): never {
  if ((error as { code?: unknown }).code === "not_found") notFound();
  throw error;
}

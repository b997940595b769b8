import { notFound } from "next/navigation";
import { db } from "@/db/client";
import { requireMember } from "@/lib/auth/session";
import { asMissingPage } from "@/lib/pages";
import { mayWriteBank } from "@/lib/questions/policy";
import { atTurn, lineUp } from "@/lib/work/turns/gates";
import { listVersions, readComparison, readQuestion, readUsage } from "./reads";
import { compareQuerySchema, pageQuerySchema, questionIdSchema } from "./schema";

type Address = Record<string, string | string[] | undefined>;

/** One question with its versions and its uses; a page that doesn't exist outside the member's team. */
export async function loadQuestion(id: string, address: Address) {
  const member = await requireMember();
  const questionId = asId(id);
  const query = pageQuerySchema.parse(address);
  // The turn first: whoever gets none asks for nothing else.
  const turn = lineUp("search", member);
  const [usage, question, versions] = await Promise.all([
    atTurn(turn, () => readUsage(db(), member, { questionId, older: query.older })),
    readQuestion(db(), member, { questionId, version: query.version }),
    listVersions(db(), member, { questionId, before: query.before }),
  ]).catch(asMissingPage);
  return { question, versions, usage, query, mayWrite: mayWriteBank(member) };
}

export async function loadComparison(id: string, address: Address) {
  const member = await requireMember();
  const asked = { questionId: asId(id), ...compareQuerySchema.parse(address) };
  return readComparison(db(), member, asked).catch(asMissingPage);
}

const asId = (given: string): string => questionIdSchema.safeParse(given).data ?? notFound();

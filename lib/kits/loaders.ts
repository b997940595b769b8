import { notFound } from "next/navigation";
import { db } from "@/db/client";
import { listKits } from "@/db/kits/kits";
import { requireMember } from "@/lib/auth/session";
import { mayWriteBank } from "@/lib/questions/policy";
import { readKit } from "./reads";
import { kitIdSchema } from "./schema";

export async function loadKitList() {
  const { teamId, personId, role } = await requireMember();
  return { kits: await listKits(db(), { teamId, personId }), mayWrite: mayWriteBank({ role }) };
}

/** For the page that makes a kit: whose it will be; no page at all for whoever may not. */
export async function requireKitWriter(): Promise<string> {
  const member = await requireMember();
  return mayWriteBank(member) ? member.personId : notFound();
}

export async function loadKit(id: string) {
  const { teamId, personId, role } = await requireMember();
  const kitId = kitIdSchema.safeParse({ kitId: id }).data?.kitId ?? notFound();
  const kit = await readKit(db(), { kitId, teamId, personId }).catch(asMissingPage);
  return { kit, personId, mayWrite: mayWriteBank({ role }) };
}

function asMissingPage(error: unknown): never {
  if ((error as { code?: unknown }).code === "not_found") notFound();
  throw error;
}

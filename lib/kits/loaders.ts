import { notFound } from "next/navigation";
import { db } from "@/db/client";
import { listKits } from "@/db/kits/kits";
import { requireAs, requireMember } from "@/lib/auth/session";
import { asMissingPage } from "@/lib/pages";
import { asKitWriter, mayWriteBank } from "@/lib/questions/policy";
import { readKit } from "./reads";
import { kitIdSchema } from "./schema";

export async function loadKitList() {
  const { teamId, personId, role } = await requireMember();
  return { kits: await listKits(db(), { teamId, personId }), mayWrite: mayWriteBank({ role }) };
}

/** For the page that makes a kit: whose it will be; no page at all for whoever may not. */
export async function requireKitWriter(): Promise<string> {
  return (await requireAs(asKitWriter)).personId;
}

export async function loadKit(id: string) {
  const member = await requireMember();
  const kitId = kitIdSchema.safeParse({ kitId: id }).data?.kitId ?? notFound();
  const kit = await readKit(db(), member, { kitId }).catch(asMissingPage);
  return { kit, personId: member.personId, mayWrite: mayWriteBank(member) };
}

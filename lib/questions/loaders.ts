import { db } from "@/db/client";
import { requireAs, requireMember } from "@/lib/auth/session";
import { atTurn, lineUp } from "@/lib/work/turns/gates";
import { readPackChoices, readPacks } from "../library/reads";
import { asBankWriter, mayWriteBank } from "./policy";
import { readBank } from "./reads";
import { listQuerySchema } from "./schema";

type Query = Record<string, string | string[] | undefined>;

/** The list that an address asks for. */
export async function loadBank(address: Query) {
  const member = await requireMember();
  const query = listQuerySchema.parse(address);
  const bank = await atTurn(lineUp("search", member), () => readBank(db(), member, query));
  return { ...bank, query, mayWrite: mayWriteBank(member) };
}

export async function loadPacks() {
  return readPacks(db(), await requireAs(asBankWriter));
}

/** What a new team's bank may begin with, for whoever isn't signed in yet. */
export async function loadPackChoices() {
  return readPackChoices(db());
}

import { db } from "@/db/client";
import { lookForLink } from "@/lib/invites/reads";
import { caller } from "../session";
import { findReset } from "./reads";

/** What the holder of a link sees. Looking uses nothing up: mail programs open links before people do. */
export async function loadReset(code: string) {
  const { address } = await caller();
  const found = await lookForLink(address, () => findReset(db(), code));
  if (found.state !== "open") return { state: found.state };
  const { name, email } = found;
  return { state: "open" as const, name, email };
}

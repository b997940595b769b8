import { db } from "@/db/client";
import { findReset } from "./reads";

/** What the holder of a link sees. Looking uses nothing up: mail programs open links before people do. Wrong ones count when they are used. */
export async function loadReset(code: string) {
  const found = await findReset(db(), code);
  if (found.state !== "open") return { state: found.state };
  const { name, email } = found;
  return { state: "open" as const, name, email };
}

import { findResetByHash } from "@/db/auth/resets";
import type { Conn } from "@/db/client";
import { hashInviteCode } from "@/lib/invites/reads";
import { inviteCodeSchema } from "@/lib/invites/schema";
import { resetState } from "./rules";

/** What the holder of a code may know. A malformed code is as unknown as one that was never made. */
export async function findReset(conn: Conn, code: string) {
  const wellFormed = inviteCodeSchema.safeParse(code).data;
  const reset = wellFormed && (await findResetByHash(conn, hashInviteCode(wellFormed)));
  if (!reset) return { state: "unknown" as const };
  return { state: resetState(reset, new Date()), ...reset };
}

import { findResetByHash, listResetsByHash } from "@/db/auth/resets";
import type { Conn } from "@/db/client";
import { findAccount } from "@/db/people";
import { listTeamsInterviewing, listTeamsOf } from "@/db/teams/members";
import { filterCodes, hashInviteCode } from "@/lib/invites/reads";
import { inviteCodeSchema } from "@/lib/invites/schema";
import { resetState } from "./rules";

/** What the holder of a code may know. A malformed code is as unknown as one that was never made, or of an account that was shut. */
export async function findReset(conn: Conn, code: string) {
  const wellFormed = inviteCodeSchema.safeParse(code).data;
  const reset = wellFormed && (await findResetByHash(conn, hashInviteCode(wellFormed)));
  if (!reset) return { state: "unknown" as const };
  const { createdBy: adminId, personId } = reset;
  const state = resetState(reset, new Date());
  const isOutgrown = state === "open" && adminId && !(await looksAfter(conn, { adminId, personId }));
  return { ...reset, state: isOutgrown ? ("outgrown" as const) : state };
}

/** Those of the codes that may set a password now. */
export async function listOpenResetCodes(conn: Conn, codes: string[]): Promise<Set<string>> {
  const now = new Date();
  return filterCodes(codes, async (hashes) =>
    (await listResetsByHash(conn, hashes)).filter((reset) => resetState(reset, now) === "open"),
  );
}

/** Whether that admin, not shut out themselves, is one in every team that has the person as member or candidate. */
export async function looksAfter(
  conn: Conn,
  { adminId, personId }: { adminId: string; personId: string },
): Promise<boolean> {
  const admin = await findAccount(conn, adminId);
  const [own, theirs] = [await listTeamsOf(conn, adminId), await listTeamsOf(conn, personId)];
  const managed = new Set(own.filter(({ role }) => role === "admin").map(({ teamId }) => teamId));
  const interviewing = await listTeamsInterviewing(conn, personId);
  const all = [...theirs.map(({ teamId }) => teamId), ...interviewing];
  return admin?.isShut === false && theirs.length > 0 && all.every((teamId) => managed.has(teamId));
}

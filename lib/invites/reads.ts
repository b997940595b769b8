import { createHash, createHmac } from "node:crypto";
import type { Conn } from "@/db/client";
import { findAnySeat, findInviteByHash, findLatestInvite, listInvitesByHash } from "@/db/interviews/invites";
import { env } from "@/lib/env";
import type { ManagedInterview } from "@/lib/interviews/reads";
import { type InviteState, inviteState, mayJoinAsSelf } from "./rules";
import { inviteCodeSchema } from "./schema";

/** Derived from the server's secret, so that the link can be shown again while the database alone can't make it. */
export function inviteCode(inviteId: string): string {
  return createHmac("sha256", env().secret).update(`invite:${inviteId}`).digest("base64url").slice(0, 22);
}

export function inviteLink({ inviteId }: { inviteId: string }): string {
  return `${env().publicUrl}/join/${inviteCode(inviteId)}`;
}

export function hashInviteCode(code: string): Buffer {
  return createHash("sha256").update(code).digest();
}

/** The interview's newest link, for whoever may hand it out; null if it never had one. */
export async function currentInviteLink(
  conn: Conn,
  { interviewId }: ManagedInterview,
): Promise<{
  inviteId: string;
  link: string;
  state: InviteState;
  expiresAt: Date;
  usedAt: Date | null;
} | null> {
  const invite = await findLatestInvite(conn, interviewId);
  if (!invite) return null;
  const { inviteId, expiresAt, usedAt } = invite;
  return { inviteId, link: inviteLink(invite), state: inviteState(invite, new Date()), expiresAt, usedAt };
}

/** What the holder of a code may know. A malformed code is as unknown as one that was never made. */
export async function findInvite(conn: Conn, code: string) {
  const wellFormed = inviteCodeSchema.safeParse(code).data;
  const invite = wellFormed && (await findInviteByHash(conn, hashInviteCode(wellFormed)));
  if (!invite) return { state: "unknown" as const };
  return { state: inviteState(invite, new Date()), ...invite };
}

/** Those of the codes whose link is open now. */
export async function listOpenCodes(conn: Conn, codes: string[]): Promise<Set<string>> {
  const codeOf = new Map(codes.map((code) => [hashInviteCode(code).toString("hex"), code]));
  const found = await listInvitesByHash(conn, codes.map(hashInviteCode));
  const now = new Date();
  const open = found.filter((invite) => inviteState(invite, now) === "open");
  return new Set(open.flatMap(({ codeHash }) => codeOf.get(codeHash.toString("hex")) ?? []));
}

/** Whether the person could join this interview under their own account. */
export async function canJoinAsSelf(
  conn: Conn,
  args: { interviewId: string; personId: string },
): Promise<boolean> {
  return mayJoinAsSelf(await findAnySeat(conn, args));
}

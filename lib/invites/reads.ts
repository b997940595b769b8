import { createHash, createHmac } from "node:crypto";
import type { Conn } from "@/db/client";
import { findAnySeat, findInviteByHash, findLatestInvite, listInvitesByHash } from "@/db/interviews/invites";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { sharedTurns } from "@/lib/fair-turns";
import type { ManagedInterview } from "@/lib/interviews/reads";
import { sharedBuckets, waitText } from "@/lib/rate-limit";
import { logRefusal } from "@/lib/security-log";
import { type InviteState, inviteState, mayJoinAsSelf } from "./rules";
import { inviteCodeSchema } from "./schema";

/** Derived from the server's secret, so that the link can be shown again while the database alone can't make it. */
export function inviteCode(inviteId: string, purpose: "invite" | "team invite" = "invite"): string {
  return createHmac("sha256", env().secret).update(`${purpose}:${inviteId}`).digest("base64url").slice(0, 22);
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

/** Of links that lead nowhere, from one address. A code is too long to guess: this is against floods. */
const misses = { burst: 30, refillMs: 5_000 };

/**
 * What a stranger's code leads to. Only links that lead nowhere count: whoever has a real one comes in, whatever their neighbours
 * try. Each takes one look into an index, one at a time, and those of an address with too many after everybody else's.
 */
export async function lookForLink<Found extends { state: string }>(
  address: string,
  look: () => Promise<Found>,
): Promise<Found> {
  const buckets = sharedBuckets("links that lead nowhere", misses);
  const waitMs = buckets.take(address);
  const turns = sharedTurns("links", { mostWaiting: 200 });
  const found = await turns.take({ from: address, isKnown: waitMs === 0 }, look);
  if (found.state !== "unknown") {
    if (!waitMs) buckets.giveBack(address);
    return found;
  }
  logRefusal("unknown link", { address });
  if (!waitMs) return found;
  throw new AppError(
    "rate_limited",
    `Too many links from your network lead nowhere. Try again in ${waitText(waitMs)}.`,
  );
}

/** Those of the codes whose link is open now. */
export async function listOpenCodes(conn: Conn, codes: string[]): Promise<Set<string>> {
  const now = new Date();
  return filterCodes(codes, async (hashes) =>
    (await listInvitesByHash(conn, hashes)).filter((invite) => inviteState(invite, now) === "open"),
  );
}

/** Those of the codes whose hashes are found. */
export async function filterCodes(
  codes: string[],
  find: (hashes: Buffer[]) => Promise<{ codeHash: Buffer }[]>,
): Promise<Set<string>> {
  const codeOf = new Map(codes.map((code) => [hashInviteCode(code).toString("hex"), code]));
  const found = await find(codes.map(hashInviteCode));
  return new Set(found.flatMap(({ codeHash }) => codeOf.get(codeHash.toString("hex")) ?? []));
}

/** Whether the person could join this interview under their own account. */
export async function canJoinAsSelf(
  conn: Conn,
  args: { interviewId: string; personId: string },
): Promise<boolean> {
  return mayJoinAsSelf(await findAnySeat(conn, args));
}

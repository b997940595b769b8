// Who came in, went, or was refused, for whoever looks after the server: ids and what happened, never a name, an e-mail, a code or
// what was typed. An address is a keyed hash of itself: the same caller is seen again, and nobody learns where they live.
import { createHmac } from "node:crypto";
import { inNobodysName } from "@/db/patience";
import { env } from "./env";
import type { ErrorCode } from "./errors";
import { log } from "./log";

type Coming =
  | "signed up"
  | "signed in"
  | "signed out"
  | "joined"
  | "sent away"
  | "was signed out"
  | "was shut out"
  | "was let in again"
  | "changed the password"
  | "was given a link for a new password"
  | "set a new password by a link"
  | "joined a team"
  | "left a team"
  | "removed from a team";
/** `at`: the door or the command, by a name of ours. */
export type Who = { personId?: string; interviewId?: string; seatId?: string; address?: string; at?: string };
/** `by`: who did it to them, by id; whoever runs the server has none. */
type Met = Who & { signInIds?: string[]; by?: string };

export function logComing(what: Coming, { address, ...who }: Met): void {
  log.info({ security: what, ...who, from: hashOf(address) });
}

/** Codes that tell of somebody who tries what isn't theirs, or too much. What they mistyped tells of nothing. */
const telling: readonly ErrorCode[] = ["unauthenticated", "forbidden", "not_found", "rate_limited"];
export const isTelling = (code: ErrorCode): boolean => telling.includes(code);

type Refused = { why: string; who: Who; again: number };
const shared: typeof globalThis & { rehearseRefused?: Map<string, Refused> } = globalThis;
const countedMs = 60_000;
/** Refusals that are told apart in a minute; of those beyond, whom they met is left out. */
const mostApart = 200;

/** The first at once; the same again, to the same, is counted and said once a minute. */
export function logRefusal(why: string, who: Who): void {
  shared.rehearseRefused ??= new Map();
  const refused = shared.rehearseRefused;
  if (refused.size === 0) inNobodysName(() => setTimeout(sumUp, countedMs).unref());
  const known = find(refused, why, who);
  if (known) {
    known.again += 1;
    return;
  }
  const one = { why, who: refused.size < mostApart ? who : {}, again: 0 };
  refused.set(keyOf(why, one.who), one);
  write(one);
}

function find(refused: Map<string, Refused>, why: string, who: Who): Refused | undefined {
  return refused.get(keyOf(why, who)) ?? (refused.size < mostApart ? undefined : refused.get(keyOf(why, {})));
}

const keyOf = (why: string, { personId, interviewId, seatId, address, at }: Who) =>
  [why, personId, interviewId, seatId, address, at].join("\n");

function sumUp(): void {
  for (const one of shared.rehearseRefused?.values() ?? []) if (one.again > 0) write(one);
  shared.rehearseRefused?.clear();
}

function write({ why, who: { address, ...who }, again }: Refused): void {
  log.info({ security: "refused", why, ...who, from: hashOf(address), ...(again > 0 ? { again } : {}) });
}

function hashOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  return createHmac("sha256", env().secret).update(`from:${address}`).digest("base64url").slice(0, 12);
}

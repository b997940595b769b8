// Who came in, went, or was refused, for whoever looks after the server: ids and what happened, never a name, an e-mail, a code or
// what was typed. An address is a keyed hash of itself: the same caller is seen again, and nobody learns where they live.
import { createHmac } from "node:crypto";
import { env } from "./env";
import { log } from "./log";
import { TokenBuckets } from "./rate-limit";

type Coming = "signed up" | "signed in" | "signed out" | "joined";
type Who = { personId?: string; interviewId?: string; address?: string };

export function logComing(what: Coming, { address, ...who }: Who): void {
  log.info({ security: what, ...who, from: hashOf(address) });
}

/** A flood of refusals is a few lines a second, and the number of those that were left out. */
const lines = new TokenBuckets({ burst: 50, refillMs: 200 });
let leftOut = 0;

export function logRefusal(why: string, { address, ...who }: Who): void {
  if (lines.take("all") > 0) {
    leftOut += 1;
    return;
  }
  const before = leftOut > 0 ? { leftOutBefore: leftOut } : {};
  leftOut = 0;
  log.info({ security: "refused", why, ...who, from: hashOf(address), ...before });
}

function hashOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  return createHmac("sha256", env().secret).update(`from:${address}`).digest("base64url").slice(0, 12);
}

// Who a request comes from, out of its raw Cookie header: for pages and for the socket's handshake, so no next/* here.
// Two kinds of cookie, each encrypted under a key of its own (the salt), so that neither is accepted as the other. Either
// is only as good as the version that it carries: Postgres is asked each time.
import { z } from "zod";
import type { Database } from "@/db/client";
import { findPersonAtVersion } from "@/db/people";
import { env } from "@/lib/env";

/** With the first cookie: a server starts without. */
const loadTokens = () => import("next-auth/jwt");

export type Identity = { personId: string; name: string; isGuest: boolean; tokenVersion: number };
type Door = { door: "account" } | { door: "candidate"; interviewId: string };

export const sessionMaxAgeSeconds = 30 * 24 * 3600;
export const guestMaxAgeSeconds = 7 * 24 * 3600;
const guestSalt = "rehearse.guest";

const accountClaims = z.object({
  purpose: z.literal("account"),
  personId: z.uuid(),
  tokenVersion: z.int(),
});
const guestClaims = z.object({
  purpose: z.literal("guest"),
  personId: z.uuid(),
  tokenVersion: z.int(),
  interviewId: z.uuid(),
});

/** The person behind the cookies, or null: no cookie, a broken or foreign one, or sign-ins that were ended. */
export async function identify(
  database: Database,
  cookieHeader: string | undefined,
  as: Door,
): Promise<Identity | null> {
  const guest = as.door === "candidate" ? await identifyGuest(database, cookieHeader, as.interviewId) : null;
  return guest ?? identifyAccount(database, cookieHeader);
}

/** The guest whose seat this browser was given in this interview; never an account. */
async function identifyGuest(
  database: Database,
  cookieHeader: string | undefined,
  interviewId: string,
): Promise<Identity | null> {
  const token = readCookie(cookieHeader, guestCookieName(interviewId));
  const claims = guestClaims.safeParse(await decodeToken(token, guestSalt)).data;
  if (claims?.interviewId !== interviewId) return null;
  const person = await findPersonAtVersion(database, claims);
  return person?.isGuest ? person : null;
}

async function identifyAccount(
  database: Database,
  cookieHeader: string | undefined,
): Promise<Identity | null> {
  const claims = accountClaims.safeParse(
    await decodeToken(readCookie(cookieHeader, sessionCookieName())),
  ).data;
  const person = claims && (await findPersonAtVersion(database, claims));
  return person && !person.isGuest ? person : null;
}

export function sessionCookieName(): string {
  return `${hostPrefix()}rehearse.account`;
}

export function guestCookieName(interviewId: string): string {
  return `${hostPrefix()}rehearse.guest.${interviewId}`;
}

/** How both cookies are set. `__Host-` and Secure go together, and only over https. */
export function cookieOptions(maxAge: number) {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps(), maxAge } as const;
}

/** What next-auth puts into its cookie at a sign-in; `issueSessionToken` makes the same without it. */
export function accountToken({ personId, tokenVersion }: Pick<Identity, "personId" | "tokenVersion">) {
  return { purpose: "account", personId, tokenVersion } satisfies z.input<typeof accountClaims>;
}

export async function issueSessionToken(
  person: Pick<Identity, "personId" | "tokenVersion">,
): Promise<string> {
  const { encode } = await loadTokens();
  return encode({ token: accountToken(person), secret: env().secret, maxAge: sessionMaxAgeSeconds });
}

export async function issueGuestToken(guest: {
  personId: string;
  tokenVersion: number;
  interviewId: string;
}): Promise<string> {
  const { personId, tokenVersion, interviewId } = guest;
  const token = { purpose: "guest", personId, tokenVersion, interviewId } satisfies z.input<
    typeof guestClaims
  >;
  const { encode } = await loadTokens();
  return encode({ token, secret: env().secret, salt: guestSalt, maxAge: guestMaxAgeSeconds });
}

/** next-auth's decode throws at whatever isn't a token of ours; here that is nobody. */
async function decodeToken(token: string | undefined, salt?: string): Promise<unknown> {
  if (!token) return null;
  const { decode } = await loadTokens();
  return decode({ token, secret: env().secret, salt }).catch(() => null);
}

/** The first cookie of that name. Ours need no unquoting; whatever looks unlike a token isn't tried. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const cut = pair.indexOf("=");
    if (cut < 0 || pair.slice(0, cut).trim() !== name) continue;
    const value = pair.slice(cut + 1).trim();
    return /^[\w.-]{1,4096}$/.test(value) ? value : undefined;
  }
  return undefined;
}

export function hostPrefix(): string {
  return isHttps() ? "__Host-" : "";
}

function isHttps(): boolean {
  return env().publicUrl.startsWith("https://");
}

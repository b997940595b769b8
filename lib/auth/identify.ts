// Who a request comes from, out of its raw Cookie header: for pages and for the socket's handshake, so no next/* here.
// Two kinds of cookie, each made with a key of its own, so that neither is accepted as the other. An account's names a sign-in, a guest's
// the version of theirs; whether that still stands is for Postgres to say each time.
import { z } from "zod";
import { findSignedIn } from "@/db/auth/sign-ins";
import type { Database } from "@/db/client";
import { findPersonAtVersion } from "@/db/people";
import { env } from "@/lib/env";
import { seal, unseal } from "@/lib/signed";

/** With the first cookie: a server starts without. */
const loadTokens = () => import("next-auth/jwt");

/** `signInId`: by which somebody with an account came. */
export type Identity = { personId: string; name: string; isGuest: boolean; signInId?: string };
type SignIn = { personId: string; signInId: string };
export type AtVersion = { personId: string; tokenVersion: number };
/** As a cookie says; whether they still stand is for Postgres to say. */
export type Named = (SignIn & { isGuest: false }) | (AtVersion & { isGuest: true });
type Door = { door: "account" } | { door: "candidate"; interviewId: string };

const mostDays = 30;
export const sessionMaxAgeSeconds = mostDays * 24 * 3600;
/** How long a sign-in lets somebody in: without being used, and in any case. */
export const signInLasts = () => ({ idleDays: env().signInDays, mostDays });
export const guestMaxAgeSeconds = 7 * 24 * 3600;
/** A browser sits in no more seats than these: with the cookies of more, no server would read its headers any longer. */
const mostGuests = 30;

const accountClaims = z.object({
  purpose: z.literal("account"),
  personId: z.uuid(),
  signInId: z.uuid(),
});

/** The person behind the cookies, or null: no cookie, a broken or foreign one, or sign-ins that were ended. */
export async function identify(
  database: Database,
  cookieHeader: string | undefined,
  as: Door,
): Promise<Identity | null> {
  for (const named of await readTokens(cookieHeader, as)) {
    const person = await findNamed(database, named);
    if (person?.isGuest === named.isGuest) return person;
  }
  return null;
}

function findNamed(database: Database, named: Named): Promise<Identity | undefined> {
  if (named.isGuest) return findPersonAtVersion(database, named);
  return findSignedIn(database, { ...named, ...signInLasts() });
}

/**
 * Whom good cookies name, before Postgres is asked whether they still stand: at the candidate's door first the guest whose seat this
 * browser was given in this interview, then the account.
 */
export async function readTokens(cookieHeader: string | undefined, as: Door): Promise<Named[]> {
  const guest = as.door === "candidate" ? readGuest(cookieHeader, as.interviewId) : undefined;
  const token = await decodeToken(readCookie(cookieHeader, sessionCookieName()));
  const account = accountClaims.safeParse(token).data;
  return [
    ...(guest ? [{ ...guest, isGuest: true as const }] : []),
    ...(account ? [{ ...account, isGuest: false as const }] : []),
  ];
}

function readGuest(cookieHeader: string | undefined, interviewId: string) {
  const token = readCookie(cookieHeader, guestCookieName(interviewId));
  const guest = token === undefined ? undefined : openGuestToken(token, interviewId);
  return guest && guest.expiresAt >= new Date() ? guest : undefined;
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
export function accountToken({ personId, signInId }: SignIn) {
  return { purpose: "account", personId, signInId } satisfies z.input<typeof accountClaims>;
}

export async function issueSessionToken(signIn: SignIn): Promise<string> {
  const { encode } = await loadTokens();
  return encode({ token: accountToken(signIn), secret: env().secret, maxAge: sessionMaxAgeSeconds });
}

const guestBytes = 24;

/** 54 characters, because a browser may have many: the person, the version, until when; for one interview, which its name says. */
export async function issueGuestToken(guest: AtVersion & { interviewId: string }): Promise<string> {
  return sealGuest(env().secret, { ...guest, expiresAt: new Date(Date.now() + guestMaxAgeSeconds * 1_000) });
}

export function sealGuest(
  secret: string,
  { personId, tokenVersion, interviewId, expiresAt }: AtVersion & { interviewId: string; expiresAt: Date },
): string {
  const bytes = Buffer.alloc(guestBytes);
  bytes.write(personId.replaceAll("-", ""), "hex");
  bytes.writeInt32BE(tokenVersion, 16);
  bytes.writeUInt32BE(Math.floor(expiresAt.getTime() / 1_000), 20);
  return seal(bytes, { secret, purpose: "rehearse.guest", about: interviewId });
}

function openGuestToken(token: string, interviewId: string): (AtVersion & { expiresAt: Date }) | undefined {
  const made = { secret: env().secret, purpose: "rehearse.guest", about: interviewId };
  const bytes = unseal(token, guestBytes, made);
  if (!bytes) return undefined;
  const personId = bytes.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  return {
    personId,
    tokenVersion: bytes.readInt32BE(16),
    expiresAt: new Date(bytes.readUInt32BE(20) * 1_000),
  };
}

/** The names of the guests' cookies that must go before one more comes: those that count no longer, and the oldest. */
export function surplusGuests(cookies: readonly { name: string; value: string }[]): string[] {
  const prefix = guestCookieName("");
  const guests = cookies
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, value }) => ({
      name,
      until: openGuestToken(value, name.slice(prefix.length))?.expiresAt.getTime() ?? 0,
    }))
    .sort((one, other) => other.until - one.until);
  const kept = guests.filter(({ until }) => until > Date.now()).slice(0, mostGuests - 1);
  return guests.filter((one) => !kept.includes(one)).map(({ name }) => name);
}

/** next-auth's decode throws at whatever isn't a token of ours; here that is nobody. */
async function decodeToken(token: string | undefined): Promise<unknown> {
  if (!token) return null;
  const { decode } = await loadTokens();
  return decode({ token, secret: env().secret }).catch(() => null);
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

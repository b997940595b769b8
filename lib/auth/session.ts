// Who is asking for this page. React's cache asks the database once for each request, whoever needs to know.
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { db } from "@/db/client";
import { findFirstMembership } from "@/db/people";
import type { TeamRole } from "@/db/vocabulary";
import { clientAddress } from "@/lib/rate-limit";
import { endSignIns } from "./commands";
import {
  cookieOptions,
  guestCookieName,
  guestMaxAgeSeconds,
  type Identity,
  identify,
  issueGuestToken,
  issueSessionToken,
  sessionCookieName,
  sessionMaxAgeSeconds,
} from "./identify";
import { safeNext } from "./rules";

export type Member = { personId: string; name: string; teamId: string; teamName: string; role: TeamRole };

/** Whoever is signed in with an account, or null. */
export const currentIdentity = cache(
  async (): Promise<Identity | null> => identify(db(), await cookieHeader(), { door: "account" }),
);

/** Whoever this browser is at the candidate's door of that interview: its guest, or else the account. */
export const currentCandidate = cache(
  async (interviewId: string): Promise<Identity | null> =>
    identify(db(), await cookieHeader(), { door: "candidate", interviewId }),
);

/** For pages: sends strangers to sign in and back again. */
async function requirePerson(): Promise<Identity> {
  const person = await currentIdentity();
  if (person) return person;
  const path = (await headers()).get(pathHeader);
  redirect(path ? `/sign-in?${new URLSearchParams({ next: safeNext(path) })}` : "/sign-in");
}

/** For pages: the person with their first team. */
export async function requireMember(): Promise<Member> {
  await requirePerson();
  return (await findMember()) ?? notFound();
}

export const findMember = cache(async (): Promise<Member | null> => {
  const person = await currentIdentity();
  const membership = person && (await findFirstMembership(db(), person.personId));
  return membership ? { personId: person.personId, name: person.name, ...membership } : null;
});

/** Set by proxy.ts on every request, over whatever the client sent: the path and query that were asked for. */
const pathHeader = "x-rehearse-path";

async function cookieHeader(): Promise<string | undefined> {
  return (await headers()).get("cookie") ?? undefined;
}

type Person = Pick<Identity, "personId" | "tokenVersion">;

/** Signs the browser in. For actions and route handlers: a page can't set cookies. */
export async function startSession(person: Person): Promise<void> {
  const token = await issueSessionToken(person);
  (await cookies()).set(sessionCookieName(), token, cookieOptions(sessionMaxAgeSeconds));
}

/** Gives the browser the guest's seat in one interview, beside whoever else it is signed in as. */
export async function startGuest(guest: Person & { interviewId: string }): Promise<void> {
  const token = await issueGuestToken(guest);
  (await cookies()).set(guestCookieName(guest.interviewId), token, cookieOptions(guestMaxAgeSeconds));
}

/** Ends all sign-ins of whoever is signed in, and says whose, so that the caller can tell the rooms. */
export async function endSession(): Promise<{ personId: string } | null> {
  const person = await currentIdentity();
  if (person) await endSignIns(db(), person);
  (await cookies()).set(sessionCookieName(), "", cookieOptions(0));
  return person;
}

/** What a throttle counts by, besides what was typed. */
export async function callerAddress(): Promise<string> {
  return clientAddress(await headers());
}

// Who is asking for this page. React's cache asks the database once for each request, whoever needs to know.
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { db } from "@/db/client";
import { codeOf } from "@/db/failure";
import { AppError, type ErrorCode } from "@/lib/errors";
import { asMissingPage } from "@/lib/pages";
import { isTelling, logRefusal } from "@/lib/security-log";
import {
  type AtVersion,
  cookieOptions,
  guestCookieName,
  guestMaxAgeSeconds,
  type Identity,
  identify,
  issueGuestToken,
  issueSessionToken,
  readTokens,
  sessionCookieName,
  sessionMaxAgeSeconds,
  surplusGuests,
} from "./identify";
import { type Member, takeMembership } from "./member";
import { nameBrowser, pageOwnerHeader, pageTeamHeader, safeNext } from "./rules";
import { beginSignIn, endSignIns } from "./sign-ins/commands";
import { type Caller, callerOf, deviceCookieName, deviceMaxAgeSeconds, knowDevice } from "./tries/device";

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
export async function requirePerson(): Promise<Identity> {
  const person = await currentIdentity();
  if (person) return person;
  const path = (await headers()).get(pathHeader);
  redirect(path ? `/sign-in?${new URLSearchParams({ next: safeNext(path) })}` : "/sign-in");
}

/**
 * For actions and route handlers. Throws `unauthenticated`, also where the page was made for another person than who is signed
 * in by now, and `forbidden` for a person without a team, or no longer in the one that the page was made for.
 */
export const currentMember = cache(async (): Promise<Member> => {
  const person = await actingPerson();
  const asked = await headers();
  return inTeam(person, { teamId: asked.get(pageTeamHeader), isWriting: asked.has(pageOwnerHeader) });
});

/** The same for whoever may have no team. */
export async function actingPerson(): Promise<Identity> {
  const person = await currentIdentity();
  if (!person)
    throw new AppError(
      "unauthenticated",
      "You are not signed in any more. Sign in in another tab, then try again here.",
    );
  const owner = (await headers()).get(pageOwnerHeader);
  if (owner && owner !== person.personId) throw new AppError("unauthenticated", anotherPerson);
  return person;
}

/** What only leads to another page leads to whichever team there is, where its own is gone. */
async function inTeam(
  { personId }: Identity,
  { teamId, isWriting }: { teamId: string | null; isWriting: boolean },
): Promise<Member> {
  const asked = z.uuid().safeParse(teamId).data;
  if (isWriting || !asked) return takeMembership(db(), personId, asked);
  return takeMembership(db(), personId, asked).catch((error: unknown) => {
    if (codeOf(error) === "forbidden") return takeMembership(db(), personId);
    throw error;
  });
}

const anotherPerson =
  "Another person is signed in in this browser now, so nothing was saved. Sign in as before in another tab, then try again here.";

/** For pages: the person with their team; whoever has none is led to where one begins. */
export async function requireMember(): Promise<Member> {
  await requirePerson();
  return currentMember().catch((error: unknown) => {
    if (codeOf(error) === "forbidden") redirect("/no-team");
    throw error;
  });
}

/** For pages: a member with a right; whoever hasn't got it finds no page. */
export async function requireAs<Who>(mint: (member: Member) => Who): Promise<Who> {
  return requireMember().then(mint).catch(asMissingPage);
}

/** Set by lib/server/front/headers.ts on every request, over whatever the client sent: the path and query that were asked for. */
const pathHeader = "x-rehearse-path";

/** As they are by now: after an action that signs in anew Next makes the page in the same request, whose header has the old ones. */
async function cookieHeader(): Promise<string> {
  const ours = (await cookies()).getAll().filter(({ value }) => /^[\w.-]+$/.test(value));
  return ours.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** A sign-in of the person in this browser; the one that it had ends, and its open rooms with the next look at who stands. */
export async function startSignIn(person: AtVersion): Promise<{ personId: string; signInId: string }> {
  const browser = nameBrowser((await headers()).get("user-agent"));
  const [before] = await readTokens(await cookieHeader(), { door: "account" });
  const begun = await beginSignIn(db(), { ...person, browser });
  if (before?.isGuest === false) await endSignIns(db(), before, { only: before.signInId });
  return { personId: person.personId, ...begun };
}

/** Signs the browser in. For actions and route handlers: a page can't set cookies. */
export async function startSession(person: AtVersion): Promise<void> {
  const token = await issueSessionToken(await startSignIn(person));
  (await cookies()).set(sessionCookieName(), token, cookieOptions(sessionMaxAgeSeconds));
}

/** The same after a password: the browser is known for that account from then on. */
export async function enter(person: AtVersion, { email }: { email: string }): Promise<void> {
  await startSession(person);
  const devices = knowDevice((await caller()).devices, email);
  (await cookies()).set(deviceCookieName(), devices, cookieOptions(deviceMaxAgeSeconds));
}

/** Gives the browser the guest's seat in one interview, beside whoever else it is signed in as. */
export async function startGuest(guest: Parameters<typeof issueGuestToken>[0]): Promise<void> {
  const token = await issueGuestToken(guest);
  const jar = await cookies();
  for (const name of surplusGuests(jar.getAll())) jar.set(name, "", cookieOptions(0));
  jar.set(guestCookieName(guest.interviewId), token, cookieOptions(guestMaxAgeSeconds));
}

/** Signs this browser out, and says which sign-in ended, so that the caller can tell the rooms. */
export async function endSession(): Promise<string[]> {
  const person = await currentIdentity();
  const ended = person ? await endSignIns(db(), person, { only: person.signInId }) : [];
  (await cookies()).set(sessionCookieName(), "", cookieOptions(0));
  return ended;
}

/** For doors: what the log is to know of a refusal. */
export async function noteRefusal(code: ErrorCode): Promise<void> {
  if (!isTelling(code)) return;
  const person = await currentIdentity().catch(() => null);
  logRefusal(code, { personId: person?.personId, address: (await caller()).address });
}

/** Who is at the door, whoever they say they are. */
export async function caller(): Promise<Caller> {
  return callerOf(await headers());
}

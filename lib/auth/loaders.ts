import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { listSignIns } from "@/db/auth/sign-ins";
import { db } from "@/db/client";
import { findAccount } from "@/db/people";
import { demoPassword, demoPeople } from "@/db/seed/people";
import { env } from "@/lib/env";
import { readTokens, signInLasts } from "./identify";
import { home, safeNext } from "./rules";
import { currentCandidate, currentIdentity, requirePerson } from "./session";

type Query = Record<string, string | string[] | undefined>;

/** What the sign-in and sign-up pages need; whoever is signed in already is sent on, but to sign in “as before”. */
export async function loadDoor({ next, error, as }: Query) {
  const onward = safeNext(next);
  if (as !== "before" && (await currentIdentity())) redirect(onward);
  const { oidc, embedded, signUp } = env();
  return {
    signUp,
    next: onward === home ? undefined : onward,
    problem: typeof error === "string" ? (problems[error] ?? problems.Callback) : undefined,
    oidcName: oidc?.name,
    demo: embedded
      ? { people: demoPeople.map(({ name, email }) => ({ name, email })), password: demoPassword }
      : null,
  };
}

/** What the person's own page says of them. */
export async function loadAccount() {
  const { personId } = await requirePerson();
  const [account, signIns] = await Promise.all([findAccount(db(), personId), loadSignIns()]);
  return { ...(account ?? notFound()), oidcName: env().oidc?.name, signIns };
}

/** Times in epoch milliseconds. */
export type ListedSignIn = {
  signInId: string;
  browser: string;
  beganMs: number;
  usedMs: number;
  isHere: boolean;
};

/** This browser's first, then by their last use. */
async function loadSignIns(): Promise<ListedSignIn[]> {
  const person = await requirePerson();
  const found = await listSignIns(db(), { personId: person.personId, ...signInLasts() });
  return found
    .map(({ createdAt, usedAt, ...one }) => ({
      ...one,
      beganMs: createdAt.getTime(),
      usedMs: usedAt.getTime(),
      isHere: one.signInId === person.signInId,
    }))
    .sort((one, other) => Number(other.isHere) - Number(one.isHere));
}

/** Why a page that stood open was put away, by what the browser's cookies say now, and what it was. */
export async function loadSignedOut({ next, of }: Query) {
  const onward = safeNext(next);
  const [, interviewId] = /^\/interviews\/([\da-f-]{36})\/candidate$/.exec(onward) ?? [];
  const here = interviewId ? await currentCandidate(interviewId) : await currentIdentity();
  const cookie = (await headers()).get("cookie") ?? undefined;
  const named = await readTokens(
    cookie,
    interviewId ? { door: "candidate", interviewId } : { door: "account" },
  );
  /** Of somebody who joined by the link: opened again elsewhere, it ended here. */
  const isMoved = named.some(({ isGuest }) => isGuest) && !here?.isGuest;
  return {
    onward,
    name: here?.name,
    isCandidates: interviewId !== undefined,
    isMoved,
    isStale: named.length > 0,
    /** The page heard so from its room: who is signed in may be the same as before. */
    hasNoSeat: of === "seat",
  };
}

/** next-auth's own codes, and ours. What isn't here is told like `Callback`: nothing of an address is ever shown. */
const problems: Record<string, string> = {
  OidcEmailTaken: "Your e-mail address has an account with a password here. Sign in with that password.",
  OidcClosed: "You have no account here, and new ones aren’t made. Ask whoever runs this server.",
  OidcShut: "Your account here was shut. Ask whoever runs this server.",
  OidcProfile: "Your account there has no e-mail address, and one is needed here.",
  CredentialsSignin: "This e-mail and this password don’t go together. Check both.",
  AccessDenied: "You were not let in there. Ask whoever runs this server.",
  Callback:
    "Signing in didn’t work this time. Try again; if it keeps failing, tell whoever runs this server.",
};

// next-auth 4: the OIDC dance and, for whoever isn't a browser with our forms, the password. Its cookie holds the person and
// the sign-in and nothing else; `identify` reads it, so next-auth's own session endpoint isn't used.
import type { Account, AuthOptions, User } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { db } from "@/db/client";
import { findPersonByOidcSubject } from "@/db/people";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { signIn, signInWithOidc } from "./commands";
import {
  type AtVersion,
  accountToken,
  cookieOptions,
  sessionCookieName,
  sessionMaxAgeSeconds,
} from "./identify";
import { safeNext } from "./rules";
import { personName, signInSchema } from "./schema";
import { startSignIn } from "./session";
import { callerOf } from "./tries/device";

export function authOptions(): AuthOptions {
  const { secret, publicUrl, oidc } = env();
  return {
    secret,
    useSecureCookies: publicUrl.startsWith("https://"),
    session: { strategy: "jwt", maxAge: sessionMaxAgeSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions(sessionMaxAgeSeconds) } },
    providers: [passwordProvider, ...(oidc ? [oidcProvider(oidc)] : [])],
    callbacks: { signIn: mayEnter, jwt: makeToken, redirect: stayHere },
    logger: {
      // Not the rest of what next-auth says: it holds the whole profile.
      error: (code, told) =>
        log.error({ code, err: told instanceof Error ? told : told.error }, "Signing in failed"),
      warn: (code) => log.warn({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

const passwordProvider: AuthOptions["providers"][number] = {
  id: "credentials",
  name: "Password",
  type: "credentials",
  credentials: { email: { type: "email" }, password: { type: "password" } },
  authorize: async (credentials, { headers }) => {
    const typed = signInSchema.safeParse(credentials).data;
    if (!typed) return null;
    const entered = signIn(db(), { ...typed, ...callerOf(new Headers(headers)) });
    return entered.then(({ personId, tokenVersion }) => ({ id: personId, tokenVersion }), asWrongPassword);
  },
};

/** What `authorize` gave, as it comes back. */
const entrant = z
  .object({ id: z.uuid(), tokenVersion: z.number() })
  .transform(({ id, tokenVersion }): AtVersion => ({ personId: id, tokenVersion }));

/** For next-auth no user is a wrong password; anything else goes on as the error it is. */
function asWrongPassword(error: { code?: unknown }): null {
  if (error.code === "invalid") return null;
  throw error;
}

const claims = z.object({
  sub: z.string().min(1),
  email: z.email().max(254).optional().catch(undefined),
  name: personName.optional().catch(undefined),
});
type Oidc = NonNullable<ReturnType<typeof env>["oidc"]>;

function oidcProvider({ name, issuer, clientId, clientSecret }: Oidc): OAuthConfig<unknown> {
  return {
    id: "oidc",
    name,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    profile: (raw) => {
      const { sub, email, name } = claims.parse(raw);
      return { id: `${issuer}|${sub}`, email, name: name ?? email?.split("@")[0]?.slice(0, 80) };
    },
  };
}

type Callbacks = Required<NonNullable<AuthOptions["callbacks"]>>;

/** Makes the account at the first sign-in through OIDC. An e-mail with a password goes back to the form with that. */
const mayEnter: Callbacks["signIn"] = async ({ user, account }) => {
  if (account?.provider !== "oidc") return true;
  const { id: subject, email, name } = user;
  if (!email || !name) return "/sign-in?error=OidcProfile";
  return signInWithOidc(db(), { subject, email, name }).then(
    () => true,
    (error: { code?: unknown }) => `/sign-in?error=${oidcErrors.get(error.code) ?? "Callback"}`,
  );
};

const oidcErrors = new Map<unknown, string>([
  ["conflict", "OidcEmailTaken"],
  ["forbidden", "OidcClosed"],
  ["unauthenticated", "OidcShut"],
]);

const makeToken: Callbacks["jwt"] = async ({ user, account }) => {
  const person = await findUser(user, account);
  if (!person) throw new Error("next-auth signed in somebody who isn't there");
  return accountToken(await startSignIn(person));
};

async function findUser(user: User, account: Account | null): Promise<AtVersion | undefined> {
  return account?.provider === "oidc" ? findPersonByOidcSubject(db(), user.id) : entrant.parse(user);
}

const stayHere: Callbacks["redirect"] = async ({ url, baseUrl }) =>
  baseUrl + safeNext(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url);

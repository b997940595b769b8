import { redirect } from "next/navigation";
import { demoPassword, demoPeople } from "@/db/seed/people";
import { env } from "@/lib/env";
import { home, safeNext } from "./rules";
import { currentIdentity } from "./session";

type Query = Record<string, string | string[] | undefined>;

/** What the sign-in and sign-up pages need; whoever is signed in already is sent on. */
export async function loadDoor({ next, error }: Query) {
  const onward = safeNext(next);
  if (await currentIdentity()) redirect(onward);
  const { oidc, embedded } = env();
  return {
    next: onward === home ? undefined : onward,
    problem: typeof error === "string" ? (problems[error] ?? problems.Callback) : undefined,
    oidcName: oidc?.name,
    demo: embedded
      ? { people: demoPeople.map(({ name, email }) => ({ name, email })), password: demoPassword }
      : null,
  };
}

/** next-auth's own codes, and ours. What isn't here is told like `Callback`: nothing of an address is ever shown. */
const problems: Record<string, string> = {
  OidcEmailTaken: "Your e-mail address has an account with a password here. Sign in with that password.",
  OidcProfile: "Your account there has no e-mail address, and one is needed here.",
  CredentialsSignin: "This e-mail and this password don’t go together. Check both.",
  AccessDenied: "You were not let in there. Ask whoever runs this server.",
  Callback:
    "Signing in didn’t work this time. Try again; if it keeps failing, tell whoever runs this server.",
};

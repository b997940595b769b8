import type { Metadata } from "next";
import { closedSignUp, DoorPage, TextLink } from "@/app/_door/door-page";
import { Problem } from "@/app/_ui/problem";
import { loadDoor } from "@/lib/auth/loaders";
import { OidcButton } from "./oidc-button";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, problem, oidcName, demo, signUp } = await loadDoor(await searchParams);
  const onward = next ? `?${new URLSearchParams({ next })}` : "";
  return (
    <DoorPage title="Sign in">
      <div className="mt-8 space-y-5">
        <Problem message={problem} />
        <SignInForm next={next} />
        {oidcName ? <OidcButton name={oidcName} next={next} /> : null}
        <p className="text-sm">
          <TextLink href="/forgot">Forgot the password?</TextLink>
        </p>
        <p className="text-sm text-muted">
          {signUp === "open" ? (
            <>
              New here? <TextLink href={`/sign-up${onward}`}>Create an account</TextLink>
            </>
          ) : (
            closedSignUp[signUp]
          )}
        </p>
      </div>
      {demo ? <DemoPeople {...demo} /> : null}
    </DoorPage>
  );
}

/** Only on the embedded database, where these people exist. */
function DemoPeople({ people, password }: { people: { name: string; email: string }[]; password: string }) {
  return (
    <section aria-labelledby="demo" className="mt-12 border-t border-line pt-5 text-[13px] text-muted">
      <h2 id="demo">To look around, sign in as one of these people</h2>
      <ul className="mt-2 space-y-1">
        {people.map(({ name, email }) => (
          <li key={email} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>{name}</span>
            <code className="text-ink">{email}</code>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        The password of all three is <code className="text-ink">{password}</code>.
      </p>
    </section>
  );
}

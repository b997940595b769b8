import type { Metadata } from "next";
import { closedSignUp, DoorPage, TextLink } from "@/app/_door/door-page";
import { loadDoor } from "@/lib/auth/loaders";
import { loadPackChoices } from "@/lib/questions/loaders";
import { OidcButton } from "../sign-in/oidc-button";
import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: "Create an account" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignUpPage({ searchParams }: Props) {
  const { next, oidcName, signUp } = await loadDoor(await searchParams);
  if (signUp !== "open") return <ClosedSignUp words={closedSignUp[signUp]} />;
  const packs = await loadPackChoices();
  const onward = next ? `?${new URLSearchParams({ next })}` : "";
  return (
    <DoorPage title="Create an account">
      <p className="mt-3 text-muted">
        You get a team of your own, with a question bank to ask and to practise from.
      </p>
      <div className="mt-8 space-y-5">
        <SignUpForm next={next} packs={packs} />
        {oidcName ? <OidcButton name={oidcName} next={next} /> : null}
        <p className="text-sm text-muted">
          Already have an account? <TextLink href={`/sign-in${onward}`}>Sign in</TextLink>
        </p>
      </div>
    </DoorPage>
  );
}

function ClosedSignUp({ words }: { words: string }) {
  return (
    <DoorPage title="Accounts are by invitation">
      <p className="mt-3 text-muted">{words}</p>
      <p className="mt-6 text-sm text-muted">
        Already have an account? <TextLink href="/sign-in">Sign in</TextLink>
      </p>
    </DoorPage>
  );
}

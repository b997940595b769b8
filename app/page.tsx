import Link from "next/link";
import { currentIdentity } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { CandidatePicture } from "./_parts/candidate-picture";
import { CockpitPicture } from "./_parts/cockpit-picture";
import { DemoDoors } from "./_parts/demo-doors";
import { buttonClass } from "./_ui/button";

const promises = [
  [
    "What it calls saved is saved.",
    "A push, a note or a rating shows as done only once Postgres has it. Reload, lose the network, come back: it is there.",
  ],
  [
    "What is private stays yours.",
    "Model answers, hints not yet given, notes and ratings are never sent to the candidate’s browser.",
  ],
  [
    "Each answer on its own.",
    "You rate against five described levels, question by question. The recommendation comes last.",
  ],
] as const;

export default async function LandingPage() {
  const person = await currentIdentity();
  return (
    <div className="mx-auto w-full max-w-[1180px] px-5 pb-16 sm:px-6">
      <header className="flex items-center justify-between gap-4 pt-5">
        <p className="font-serif text-xl font-medium">Rehearse</p>
        <nav aria-label="Account" className="flex gap-2">
          <Doors signedIn={person !== null} />
        </nav>
      </header>
      <main>
        <h1 className="mt-14 max-w-[26ch] text-balance font-serif text-[34px] leading-[1.15] sm:mt-16 sm:text-[44px]">
          A quiet room for mock interviews: you ask, it appears on their screen, and the record stays.
        </h1>
        {env().embedded ? <DemoDoors /> : null}
        <figure className="relative mt-12 sm:mt-16 lg:pb-48">
          <div aria-hidden="true" className="select-none">
            <CockpitPicture />
            <CandidatePicture />
          </div>
          <figcaption className="mt-4 max-w-[38ch] text-sm text-muted lg:absolute lg:bottom-12 lg:left-0">
            Your side with the plan, the guide and your judgement; and all that reaches the candidate at that
            moment.
          </figcaption>
        </figure>
        <ul className="mt-14 grid gap-x-10 gap-y-6 border-t border-line pt-8 md:grid-cols-3">
          {promises.map(([fact, how]) => (
            <li key={fact}>
              <p className="font-serif text-xl">{fact}</p>
              <p className="mt-1 max-w-[42ch] text-muted">{how}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}

function Doors({ signedIn }: { signedIn: boolean }) {
  if (signedIn) {
    return (
      <Link href="/interviews" className={buttonClass("primary")}>
        Go to interviews
      </Link>
    );
  }
  return (
    <>
      <Link href="/sign-in" className={buttonClass("quiet")}>
        Sign in
      </Link>
      <Link href="/sign-up" className={buttonClass("plain")}>
        Sign up
      </Link>
    </>
  );
}

"use client";
import { useId, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { When } from "@/app/_ui/time/when";
import { endOtherSignInsAction, endSignInAction } from "@/app/(desk)/account/actions";
import type { ListedSignIn } from "@/lib/auth/loaders";

/** Where the person is signed in, this browser first. */
export function SignIns({ signIns }: { signIns: ListedSignIn[] }) {
  const title = useRef<HTMLHeadingElement>(null);
  // What was pressed is gone with its row.
  const { run, pending, problem } = useAction(endOtherSignInsAction, () => title.current?.focus());
  return (
    <section aria-labelledby="sign-ins">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line-strong pb-2">
        <h2 id="sign-ins" ref={title} tabIndex={-1} className="font-semibold">
          Signed in
        </h2>
        {signIns.length > 1 ? (
          <Button look="quiet" size="small" className="-mr-3" disabled={pending} onClick={() => run({})}>
            {pending ? "Signing out…" : "Sign out all others"}
          </Button>
        ) : null}
      </div>
      <Problem message={problem} />
      <ul>
        {signIns.map((signIn) => (
          <SignInRow key={signIn.signInId} signIn={signIn} ended={() => title.current?.focus()} />
        ))}
      </ul>
    </section>
  );
}

function SignInRow({ signIn, ended }: { signIn: ListedSignIn; ended: () => void }) {
  const { signInId, browser, beganMs, usedMs, isHere } = signIn;
  const since = useId();
  const { run, pending, problem } = useAction(endSignInAction, ended);
  return (
    <li className="border-b border-line py-3 last:border-b-0">
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 text-sm">
          <span className="block font-medium">
            {browser}
            {isHere ? <span className="font-normal text-muted">, this one</span> : null}
          </span>
          <span id={since} className="block text-[13px] text-muted">
            Since <When atMs={beganMs} />
          </span>
          {isHere ? null : (
            <span className="block text-[13px] text-muted">
              Last used <When atMs={usedMs} />
            </span>
          )}
        </p>
        {isHere ? null : (
          <Button
            look="quiet"
            size="small"
            className="-mr-3 shrink-0"
            aria-describedby={since}
            disabled={pending}
            onClick={() => run({ signInId })}
          >
            {pending ? "Signing out…" : "Sign out"}
            <span className="sr-only"> of {browser}</span>
          </Button>
        )}
      </div>
      <Problem message={problem} />
    </li>
  );
}

"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Problem } from "@/app/_ui/problem";

/**
 * Goes to the identity provider. By script, because the page's policy lets no form lead away from this site, not even by a
 * redirect.
 */
export function OidcButton({ name, next }: { name: string; next: string | undefined }) {
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);

  async function go() {
    setPending(true);
    try {
      location.assign(await askWhereTo(next ?? "/interviews"));
    } catch {
      setProblem(`${name} can’t be reached. Check your connection and try again.`);
      setPending(false);
    }
  }

  return (
    <div className="space-y-3">
      <Problem message={problem} />
      <Button size="large" className="w-full" aria-disabled={pending} onClick={() => void go()}>
        Continue with {name}
      </Button>
    </div>
  );
}

/** next-auth's own steps: its token against forged requests, then the provider's address. */
async function askWhereTo(callbackUrl: string): Promise<string> {
  const { csrfToken }: { csrfToken: string } = await (await fetch("/api/auth/csrf")).json();
  const body = new URLSearchParams({ csrfToken, callbackUrl, json: "true" });
  const answer = await fetch("/api/auth/signin/oidc", { method: "POST", body });
  const { url }: { url: string } = await answer.json();
  return url;
}

"use client";
import { usePathname } from "next/navigation";
import { useEffect, useLayoutEffect, useState } from "react";
import { onSignedOut } from "@/app/_live/other-tabs";
import { SignedOut } from "@/app/_live/signed-out";
import { pageOwnerHeader } from "@/lib/auth/rules";

let owner: string | undefined;
/** Whom this page was made for, as a request says it. */
export const ownerOfPage = (): Record<string, string> => (owner ? { [pageOwnerHeader]: owner } : {});

/**
 * A page stays with the person whom it was made for: each of its actions says who that is, and the server refuses it where
 * another person signed in in this browser meanwhile, and where the page learns that itself it is put away. Next sends actions by `fetch` and lets nobody else add to them.
 */
export function PageOwner({ personId, name }: { personId: string; name: string }) {
  const [first] = useState(personId);
  const pathname = usePathname();
  const [toldAt, setToldAt] = useState<string>();
  useLayoutEffect(() => {
    const plain = window.fetch;
    owner = first;
    window.fetch = (to, options) => plain(to, isAction(options) ? withOwner(options) : options);
    return () => {
      owner = undefined;
      window.fetch = plain;
    };
  }, [first]);

  useEffect(() => onSignedOut(() => setToldAt(location.pathname)), []);

  if (personId !== first) return <SignedOut now={name} />;
  // Another page came since: it asked who is signed in.
  return toldAt === pathname ? <SignedOut /> : null;
}

const isAction = (options?: RequestInit): boolean => new Headers(options?.headers).has("next-action");

const withOwner = (options?: RequestInit): RequestInit => ({
  ...options,
  headers: { ...Object.fromEntries(new Headers(options?.headers)), ...ownerOfPage() },
});

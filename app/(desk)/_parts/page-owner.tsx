"use client";
import { usePathname } from "next/navigation";
import { useEffect, useLayoutEffect, useState } from "react";
import { onSignedOut } from "@/app/_live/other-tabs";
import { SignedOut } from "@/app/_live/signed-out";
import { pageOwnerHeader, pageTeamHeader } from "@/lib/auth/rules";

type Owner = { personId: string; teamId: string };
let owner: Owner | undefined;
/** Whom this page was made for, and in which of their teams, as a request says it. */
export const ownerOfPage = (): Record<string, string> =>
  owner ? { [pageOwnerHeader]: owner.personId, [pageTeamHeader]: owner.teamId } : {};
const teamOfPage = (): Record<string, string> => (owner ? { [pageTeamHeader]: owner.teamId } : {});

/**
 * A page stays with the person whom it was made for: each of its actions says who that is, and the server refuses it where
 * another person signed in in this browser meanwhile, and where the page learns that itself it is put away. It stays in its team as
 * well, on to the pages that it leads to. Next sends both by `fetch` and lets nobody else add to them.
 */
export function PageOwner({ personId, teamId, name }: Owner & { name: string }) {
  const [first] = useState(personId);
  const [team] = useState(teamId);
  const pathname = usePathname();
  const [toldAt, setToldAt] = useState<string>();
  useLayoutEffect(() => {
    const plain = window.fetch;
    owner = { personId: first, teamId: team };
    window.fetch = (to, options) => plain(to, asOwner(options));
    return () => {
      owner = undefined;
      window.fetch = plain;
    };
  }, [first, team]);

  useEffect(() => onSignedOut(() => setToldAt(location.pathname)), []);

  if (personId !== first) return <SignedOut now={name} />;
  // Another page came since: it asked who is signed in.
  return toldAt === pathname ? <SignedOut /> : null;
}

function asOwner(options?: RequestInit): RequestInit | undefined {
  const headers = new Headers(options?.headers);
  const said = headers.has("next-action") ? ownerOfPage() : headers.has("rsc") ? teamOfPage() : undefined;
  return said ? { ...options, headers: { ...Object.fromEntries(headers), ...said } } : options;
}

"use client";
import { useLayoutEffect, useState } from "react";
import { WayOn } from "@/app/_live/way-on";
import { pageOwnerHeader } from "@/lib/auth/rules";

let owner: string | undefined;
/** Whom this page was made for, as a request says it. */
export const ownerOfPage = (): Record<string, string> => (owner ? { [pageOwnerHeader]: owner } : {});

/**
 * A page stays with the person whom it was made for: each of its actions says who that is, and the server refuses it where
 * another person signed in in this browser meanwhile. Next sends actions by `fetch` and lets nobody else add to them.
 */
export function PageOwner({ personId }: { personId: string }) {
  const [first] = useState(personId);
  useLayoutEffect(() => {
    const plain = window.fetch;
    owner = first;
    window.fetch = (to, options) => plain(to, isAction(options) ? withOwner(options) : options);
    return () => {
      owner = undefined;
      window.fetch = plain;
    };
  }, [first]);

  if (personId === first) return null;
  return (
    <div className="mx-auto w-full max-w-[1180px] px-5 pt-5 sm:px-6">
      <WayOn
        why="Another person is signed in in this browser now. What you typed here is kept in it; nothing is saved under their name."
        way="Reload"
        onWay={() => location.reload()}
      />
    </div>
  );
}

const isAction = (options?: RequestInit): boolean => new Headers(options?.headers).has("next-action");

const withOwner = (options?: RequestInit): RequestInit => ({
  ...options,
  headers: { ...Object.fromEntries(new Headers(options?.headers)), ...ownerOfPage() },
});

import type { Metadata } from "next";
import { UpLink } from "@/app/_ui/up-link";
import { loadPacks } from "@/lib/questions/loaders";
import { PackList } from "./pack-list";

export const metadata: Metadata = { title: "Packs" };

export default async function PacksPage() {
  const packs = await loadPacks();
  return (
    <div className="max-w-[820px]">
      <p className="text-sm">
        <UpLink href="/questions">Bank</UpLink>
      </p>
      <h1 className="font-serif text-[32px] leading-tight">Packs</h1>
      <p className="mt-2 mb-6 max-w-prose text-muted">
        Questions that come with Rehearse, ready to ask. What you add is your team’s own copy, to change as
        you like.
      </p>
      <PackList packs={packs} />
    </div>
  );
}

import type { Metadata } from "next";
import { UpLink } from "@/app/_ui/up-link";
import { loadImports } from "@/lib/imports/loaders";
import { DocumentField } from "./document-field";
import { RecentImports } from "./recent-imports";

export const metadata: Metadata = { title: "Import" };

export default async function ImportsPage() {
  const imports = await loadImports();
  return (
    <div className="max-w-[820px]">
      <p className="text-sm">
        <UpLink href="/questions">Bank</UpLink>
      </p>
      <h1 className="font-serif text-[32px] leading-tight">Import</h1>
      <p className="mt-2 mb-6 max-w-prose text-muted">
        Bring in the questions you have. You see what was understood first; nothing is in your bank before you
        accept it, and then it can still be undone.
      </p>
      <DocumentField />
      <RecentImports imports={imports} />
    </div>
  );
}

import type { Metadata } from "next";
import { LocalTime } from "@/app/_ui/time/local-time";
import { UpLink } from "@/app/_ui/up-link";
import { type LoadedImport, loadImport } from "@/lib/imports/loaders";
import { Failed } from "./_parts/failed";
import { LeftOut } from "./_parts/left-out";
import { Outcome } from "./_parts/outcome";
import { Reading } from "./_parts/reading";
import { Review } from "./_parts/review";

export const metadata: Metadata = { title: "Import" };

type Props = {
  params: Promise<{ importId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ImportPage({ params, searchParams }: Props) {
  const found = await loadImport((await params).importId);
  return (
    <>
      <p className="text-sm">
        <UpLink href="/questions/import">Import</UpLink>
      </p>
      <h1 className="font-serif text-[32px] leading-tight wrap-anywhere">{found.name}</h1>
      <p className="mt-1 mb-6 text-sm text-muted">
        Brought by {found.by}, <LocalTime atMs={found.createdAt.getTime()} />
      </p>
      <Stage found={found} query={await searchParams} />
    </>
  );
}

function Stage({
  found,
  query,
}: {
  found: LoadedImport;
  query: Record<string, string | string[] | undefined>;
}) {
  switch (found.stage) {
    case "reading":
      return <Reading {...found} />;
    case "failed":
      return <Failed importId={found.importId} report={found.report} />;
    case "review":
      return (
        <>
          <Review importId={found.importId} report={found.report} query={query} />
          <LeftOut report={found.report} />
        </>
      );
    default:
      return (
        <>
          <Outcome {...found} isUndone={found.stage === "undone"} />
          <LeftOut report={found.report} />
        </>
      );
  }
}

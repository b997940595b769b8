import type { Metadata } from "next";
import Link from "next/link";
import { LocalTime } from "@/app/_ui/time/local-time";
import { UpLink } from "@/app/_ui/up-link";
import { unlessRefused } from "@/app/refused";
import { loadComparison } from "@/lib/versions/loaders";
import type { Comparison } from "@/lib/versions/reads";
import { CompareForm } from "../_parts/compare-form";
import { Difference } from "../_parts/difference";

export const metadata: Metadata = { title: "Compare versions" };

type Props = {
  params: Promise<{ questionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default unlessRefused(async function VersionsPage({ params, searchParams }: Props) {
  const { questionId } = await params;
  const comparison = await loadComparison(questionId, await searchParams);
  const { title, latestVersion, earlier, later, compared } = comparison;
  return (
    <>
      <p className="text-sm wrap-anywhere">
        <UpLink href={`/questions/${questionId}`}>{title}</UpLink>
      </p>
      <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <h1 className="font-serif text-[32px] leading-tight">
          {compared ? `From version ${earlier} to version ${later}` : "Compare versions"}
        </h1>
        {latestVersion > 1 ? (
          <CompareForm
            key={`${earlier} ${later}`}
            questionId={questionId}
            latestVersion={latestVersion}
            from={earlier}
            to={later}
          />
        ) : null}
      </div>
      {compared ? (
        <Compared compared={compared} page={`/questions/${questionId}`} />
      ) : (
        <p className="text-muted">
          {latestVersion === 1
            ? "There is only one version, so there is nothing to compare it with."
            : "Choose two different versions."}
        </p>
      )}
    </>
  );
});

type ComparedProps = { compared: NonNullable<Comparison["compared"]>; page: string };

function Compared({ compared: { before, after, changes }, page }: ComparedProps) {
  return (
    <>
      <ul className="mb-6 space-y-1 text-sm text-muted">
        {[before, after].map(({ version, author, createdAtMs }) => (
          <li key={version} className="wrap-anywhere">
            <Link
              href={`${page}?version=${version}`}
              className="inline-block min-h-6 text-accent underline underline-offset-4"
            >
              Version {version}
            </Link>{" "}
            by {author}, <LocalTime atMs={createdAtMs} />
          </li>
        ))}
      </ul>
      {changes.length === 0 ? (
        <p>Nothing differs between these versions.</p>
      ) : (
        <div className="space-y-8">
          {changes.map((change) => (
            <Difference key={change.field} change={change} />
          ))}
        </div>
      )}
    </>
  );
}

import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { LocalTime } from "@/app/_ui/time/local-time";
import type { ReadQuestion, Versions } from "@/lib/versions/reads";
import type { PageQuery } from "@/lib/versions/schema";
import { addressOf } from "./address";
import { CompareForm } from "./compare-form";

type Props = { question: ReadQuestion; versions: Versions; query: PageQuery };

/** Every version with its author and what changed in it; each can be read, and compared with any other. */
export function VersionList({ question, versions, query }: Props) {
  const { questionId, latestVersion } = question;
  const turn = (before: number | undefined) => `${addressOf(questionId, { ...query, before })}#versions`;
  return (
    <section aria-labelledby="versions" className="mt-12">
      <div className="mb-2.5 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <h2 id="versions" className="scroll-mt-6 font-semibold">
          Versions
        </h2>
        {latestVersion > 1 ? (
          <CompareForm
            questionId={questionId}
            latestVersion={latestVersion}
            from={latestVersion - 1}
            to={latestVersion}
          />
        ) : null}
      </div>
      <ol className="border-t border-line-strong">
        {versions.rows.map((row) => (
          <VersionRow key={row.version} question={question} row={row} />
        ))}
      </ol>
      <nav aria-label="Pages of versions" className="mt-4 flex flex-wrap gap-3 empty:hidden">
        {query.before ? (
          <Link href={turn(undefined)} className={buttonClass()}>
            Newest
          </Link>
        ) : null}
        {versions.next ? (
          <Link href={turn(versions.next)} className={buttonClass()}>
            Older
          </Link>
        ) : null}
      </nav>
    </section>
  );
}

function VersionRow({ question, row }: Pick<Props, "question"> & { row: Versions["rows"][number] }) {
  const { questionId, version: shown, latestVersion } = question;
  const { version, author, createdAtMs, changed } = row;
  const page = `/questions/${questionId}`;
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line py-2.5 md:grid-cols-[9rem_minmax(0,1fr)_minmax(0,20rem)_8rem]">
      <span className="font-medium tabular-nums">
        {version === shown ? (
          <span aria-current="page">Version {version}, shown</span>
        ) : (
          <Link
            href={version === latestVersion ? page : `${page}?version=${version}`}
            className="inline-block min-h-6 underline-offset-4 hover:underline"
          >
            Version {version}
          </Link>
        )}
      </span>
      <span className="min-w-0 wrap-anywhere">{changed}</span>
      <span className="min-w-0 text-sm text-muted wrap-anywhere">
        {author}, <LocalTime atMs={createdAtMs} />
      </span>
      <span className="text-sm md:text-right">
        {version > 1 ? (
          <Link
            href={`${page}/versions?from=${version - 1}&to=${version}`}
            aria-label={`What changed in version ${version}`}
            className="inline-block min-h-6 text-accent underline underline-offset-4"
          >
            What changed
          </Link>
        ) : null}
      </span>
    </li>
  );
}

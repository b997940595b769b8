import Link from "next/link";
import { LocalTime } from "@/app/_ui/time/local-time";
import type { RecentImport } from "@/lib/imports/reads";
import { describeMade, stageWords } from "./words";

/** The team's last imports, each with where it stands. */
export function RecentImports({ imports }: { imports: RecentImport[] }) {
  return (
    <section aria-labelledby="recent" className="mt-12">
      <h2 id="recent" className="mb-2 font-semibold">
        Recent imports
      </h2>
      {imports.length === 0 ? (
        <p className="text-sm text-muted">
          None yet. The first one will be listed here, to go on with or to undo.
        </p>
      ) : (
        <ul className="border-t border-line-strong">
          {imports.map((one) => (
            <Row key={one.importId} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ one }: { one: RecentImport }) {
  const { importId, name, stage, found, made, by, createdAt } = one;
  const count = stage === "accepted" && made ? describeMade(made) : `${found.toLocaleString("en-GB")} found`;
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
      <p className="min-w-0 wrap-anywhere">
        <Link
          href={`/questions/import/${importId}`}
          className="font-medium hover:underline hover:underline-offset-4"
        >
          {name}
        </Link>
        <span className="block text-sm text-muted">
          {by}, <LocalTime atMs={createdAt.getTime()} />
        </span>
      </p>
      <p className="text-sm sm:text-right">
        <span className="block">{stageWords[stage]}</span>
        {stage === "failed" || stage === "reading" ? null : (
          <span className="block text-muted tabular-nums">{count}</span>
        )}
      </p>
    </li>
  );
}

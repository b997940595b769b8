import type { Report } from "@/db/schema/import-columns";
import { nameLines } from "@/lib/imports/rules";
import { counted, number } from "../../words";

/** What the document has and the review doesn't, with its lines; and what was wrong in it. */
export function LeftOut({ report }: { report: Report }) {
  const { problems, problemCount, leftOut, leftOutCount } = report;
  return (
    <div id="left-out" className="mt-10 max-w-[80ch] space-y-6">
      {problemCount > 0 ? (
        <Part title="What was wrong" count={problemCount} shown={problems.length}>
          {problems.map(({ line, message }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a report never move
            <li key={index} className="grid gap-x-4 py-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
              <span className="text-muted tabular-nums">
                {line === null ? "The document" : `Line ${number(line)}`}
              </span>
              <span className="wrap-anywhere">{message}</span>
            </li>
          ))}
        </Part>
      ) : null}
      {leftOutCount > 0 ? (
        <Part title="What was left out" count={leftOutCount} shown={leftOut.length}>
          {leftOut.map(({ lines, text, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a report never move
            <li key={index} className="grid gap-x-4 py-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
              <span className="text-muted tabular-nums first-letter:uppercase">
                {lines ? nameLines(lines) : "File"}
              </span>
              <span className="wrap-anywhere">
                {text ? <span className="block">{text}</span> : null}
                <span className="block text-muted">{why}</span>
              </span>
            </li>
          ))}
        </Part>
      ) : null}
    </div>
  );
}

type PartProps = { title: string; count: number; shown: number; children: React.ReactNode };

function Part({ title, count, shown, children }: PartProps) {
  return (
    <details open={count <= 20} className="group">
      <summary className="min-h-7 w-fit">
        <h2 className="inline font-semibold">{title}</h2>
        <span className="ml-2 text-sm text-muted">{counted(count, "place")}</span>
      </summary>
      <ul className="mt-2 divide-y divide-line border-y border-line text-sm">{children}</ul>
      {shown < count ? (
        <p className="mt-2 text-sm text-muted">And {number(count - shown)} more that aren’t listed.</p>
      ) : null}
    </details>
  );
}

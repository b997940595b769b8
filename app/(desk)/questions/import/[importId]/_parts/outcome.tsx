import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { LocalTime } from "@/app/_ui/time/local-time";
import type { Report, Undone } from "@/db/schema/import-columns";
import { counted, describeMade, number } from "../../words";
import { Undo } from "./undo";

type Props = {
  importId: string;
  report: Report;
  acceptedAt: Date | null;
  undoneAt: Date | null;
  isUndone: boolean;
};

/** What accepting made, with the way back; or what the way back left. */
export function Outcome({ importId, report, acceptedAt, undoneAt, isUndone }: Props) {
  const at = isUndone ? undoneAt : acceptedAt;
  const { made, undone } = report;
  return (
    <div className="max-w-[80ch] rounded-card border border-line bg-surface p-6">
      <p role="status" className="font-serif text-xl">
        {isUndone ? "Undone" : "In your bank"}
        {made && !isUndone ? `: ${describeMade(made)}` : ""}
      </p>
      {at ? (
        <p className="mt-1 text-sm text-muted">
          <LocalTime atMs={at.getTime()} parts="full" />
        </p>
      ) : null}
      {made && !isUndone && made.drafts > 0 ? (
        <p className="mt-3 text-sm">
          {counted(made.drafts, "draft")} among them: asked once somebody has approved{" "}
          {made.drafts === 1 ? "it" : "them"}.
        </p>
      ) : null}
      {undone ? <WhatStays undone={undone} /> : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <Link
          href={isUndone ? "/questions" : "/questions?status=draft&status=approved"}
          className={buttonClass("primary")}
        >
          Open the bank
        </Link>
        {isUndone ? null : <Undo importId={importId} />}
      </div>
    </div>
  );
}

function WhatStays({ undone }: { undone: Undone }) {
  const { removed, restored, kits, kept, keptCount, keptKits } = undone;
  const back =
    restored > 0 ? ` ${counted(restored, "question")} got the text back that they had before.` : "";
  const without = kits > 0 ? ` ${counted(kits, "kit")} removed.` : "";
  return (
    <div className="mt-3 space-y-3 text-sm">
      <p>
        {counted(removed, "question")} removed.{back}
        {without}
      </p>
      {keptCount + keptKits.length > 0 ? (
        <>
          <p>{counted(keptCount + keptKits.length, "one stays", "stay")} because somebody would miss them:</p>
          <ul className="divide-y divide-line border-y border-line">
            {kept.map(({ position, title, why }) => (
              <li key={position} className="py-1.5 wrap-anywhere">
                {title} <span className="text-muted">{why}</span>
              </li>
            ))}
            {keptKits.map((title) => (
              <li key={title} className="py-1.5 wrap-anywhere">
                The kit {title}{" "}
                <span className="text-muted">It was changed, or an interview was planned from it.</span>
              </li>
            ))}
          </ul>
          {kept.length < keptCount ? (
            <p className="text-muted">And {number(keptCount - kept.length)} more.</p>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

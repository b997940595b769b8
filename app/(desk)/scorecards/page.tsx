import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { loadScorecards } from "@/lib/scorecards/loaders";
import { ScorecardHeads, ScorecardRow } from "./scorecard-row";

export const metadata: Metadata = { title: "Scorecards" };

type Props = { searchParams: Promise<{ older?: string | string[] }> };

export default async function ScorecardsPage({ searchParams }: Props) {
  const { rows, next, turned } = await loadScorecards(await searchParams);
  return (
    <>
      <h1 className="mb-6 font-serif text-[32px] leading-tight">Scorecards</h1>
      {rows.length === 0 && !turned ? <NoScorecards /> : null}
      {rows.length > 0 ? (
        <>
          <ScorecardHeads />
          <ul className="border-t border-line-strong">
            {rows.map((row) => (
              <ScorecardRow key={row.interviewId} row={row} />
            ))}
          </ul>
        </>
      ) : null}
      <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-3">
        {turned ? (
          <Link href="/scorecards" className={buttonClass()}>
            Newest
          </Link>
        ) : null}
        {next ? (
          <Link href={`/scorecards?older=${next}`} className={buttonClass()}>
            Older
          </Link>
        ) : null}
      </nav>
    </>
  );
}

function NoScorecards() {
  return (
    <Empty title="No scorecards yet">
      <p className="max-w-prose text-muted">
        When an interview that you held has ended, its scorecard waits here: your ratings and notes, the
        summary, and last your recommendation.
      </p>
      <Link href="/interviews" className={buttonClass("primary")}>
        Go to interviews
      </Link>
    </Empty>
  );
}

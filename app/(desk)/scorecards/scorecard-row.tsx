import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time/time";
import type { ListedScorecard } from "@/lib/scorecards/reads";
import { formatHundredths, recommendationWords } from "@/lib/scorecards/rules";

const columns = "md:grid-cols-[minmax(0,1fr)_15rem_13rem_6rem]";

/** The heads of the columns, for the eye only: every cell says what it is. */
export function ScorecardHeads() {
  return (
    <div aria-hidden="true" className={`hidden gap-x-6 pb-2 text-[13px] text-muted md:grid ${columns}`}>
      <span>Candidate</span>
      <span>Ended</span>
      <span>Your scorecard</span>
    </div>
  );
}

/** A past interview with the viewer's own part in it. */
export function ScorecardRow({ row }: { row: ListedScorecard }) {
  const { interviewId, candidateName, title, endedAt, timeZone, own } = row;
  const page = `/interviews/${interviewId}`;
  return (
    <li
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-b border-line py-3 ${columns}`}
    >
      <p className="min-w-0 wrap-anywhere">
        <Link
          href={own ? `${page}/scorecard` : page}
          className="font-medium hover:underline hover:underline-offset-4"
        >
          {candidateName}
        </Link>
        <span className="block text-sm text-muted">{title}</span>
      </p>
      <p className="order-last col-span-2 text-sm text-muted md:order-none md:col-span-1">
        {endedAt ? (
          <>
            <span className="md:sr-only">Ended </span>
            <Time at={endedAt} zone={timeZone} parts="short" now={new Date()} />
          </>
        ) : null}
      </p>
      <div className="order-last col-span-2 text-sm md:order-none md:col-span-1">
        <Standing own={own} />
      </div>
      <p className="justify-self-end">
        {own ? (
          <Link
            href={`${page}/scorecard`}
            aria-label={`${own.judged ? "Open" : "Continue"}: ${candidateName}, ${title}`}
            className={buttonClass("plain", "small")}
          >
            {own.judged ? "Open" : "Continue"}
          </Link>
        ) : null}
      </p>
    </li>
  );
}

function Standing({ own }: Pick<ListedScorecard, "own">) {
  if (!own) return <span className="text-muted">You didn’t interview in it</span>;
  if (!own.judged) {
    return (
      <span className="tabular-nums">
        {own.asked === 0 ? "Nothing was asked" : `${own.rated} of ${own.asked} rated`}
        <span className="block text-[13px] text-muted">Not submitted</span>
      </span>
    );
  }
  const { composite, recommendation } = own.judged;
  return (
    <span className="flex items-baseline gap-2.5">
      <span className="font-serif text-xl tabular-nums">
        <span className="sr-only">Composite </span>
        {composite === null ? "–" : formatHundredths(composite)}
      </span>
      <span>{recommendation ? recommendationWords[recommendation] : ""}</span>
    </span>
  );
}

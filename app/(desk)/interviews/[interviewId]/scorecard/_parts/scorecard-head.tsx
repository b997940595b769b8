import Link from "next/link";
import { Time } from "@/app/_ui/time/time";
import type { OpenScorecard } from "@/lib/scorecards/reads";

export function ScorecardHead({ scorecard }: { scorecard: OpenScorecard }) {
  const { interviewId, title, candidateName, author, endedAt, timeZone, minutes } = scorecard;
  return (
    <header className="mb-6">
      <p className="text-sm text-muted wrap-anywhere">
        <Link
          href={`/interviews/${interviewId}`}
          className="underline-offset-4 hover:text-ink hover:underline"
        >
          {title}
        </Link>
        {endedAt ? (
          <>
            {" · ended "}
            <Time at={endedAt} zone={timeZone} />
          </>
        ) : null}
        <span className="tabular-nums">
          {" · "}
          {minutes} {minutes === 1 ? "minute" : "minutes"}
        </span>
      </p>
      <h1 className="font-serif text-[32px] leading-tight wrap-anywhere">
        {candidateName}
        <span className="sr-only">, your scorecard</span>
      </h1>
      {/* On paper, and in a picture of the screen, nothing else says whose judgement it is. */}
      <p className="mt-1 text-sm wrap-anywhere">Scorecard by {author}</p>
    </header>
  );
}

import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { DeadEnd } from "@/app/_ui/dead-end";
import type { ScorecardStage } from "@/lib/scorecards/rules";

type Props = {
  stage: Exclude<ScorecardStage, "open">;
  interview: { interviewId: string; title: string; candidateName: string };
};

/** A scorecard before its time: why, and where to go. */
export function NotOpen({ stage, interview }: Props) {
  const { title, text, path, word } = words[stage];
  return (
    <DeadEnd title={title}>
      <p className="text-muted wrap-anywhere">
        {interview.title}, with {interview.candidateName}. {text}
      </p>
      <Link href={`/interviews/${interview.interviewId}${path}`} className={buttonClass("primary")}>
        {word}
      </Link>
    </DeadEnd>
  );
}

const words = {
  not_started: {
    title: "The interview hasn’t started yet",
    text: "Its scorecard opens when it has ended.",
    path: "",
    word: "Open the interview",
  },
  running: {
    title: "The interview is still running",
    text: "Rate and take notes in the room; the scorecard opens when it has ended.",
    path: "/room",
    word: "Open room",
  },
  cancelled: {
    title: "The interview was cancelled",
    text: "There is nothing to judge.",
    path: "",
    word: "Open the interview",
  },
} as const;

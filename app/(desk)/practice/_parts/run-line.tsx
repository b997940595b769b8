import Link from "next/link";
import type { PracticeQuestion } from "@/lib/practice/reads";

/** Where the run goes on, and what was skipped in it so far. */
export type Way = {
  /** It goes through one topic, new questions too. */
  isOfTopic: boolean;
  onward: string;
  skip: string;
  undo?: string;
  postponed: string[];
  leftOut: string[];
};

type Props = Pick<PracticeQuestion, "questionId" | "due" | "dueMinutes" | "fresh"> & { way: Way };

/** What is due, of all or of the run’s topic, and what became of the questions that were skipped: the last skip can be taken back. */
export function RunLine({ questionId, due, dueMinutes, fresh, way }: Props) {
  const said = [
    due > 0
      ? `${due} due ${way.isOfTopic ? "in this topic" : "today"}, about ${dueMinutes} ${dueMinutes === 1 ? "minute" : "minutes"}`
      : way.isOfTopic && fresh > 0
        ? `${fresh} new in this topic`
        : `Nothing ${way.isOfTopic ? "in this topic" : "else"} is due`,
    ...describeSkips(way, questionId),
  ];
  return (
    <p className="text-[13px] text-muted tabular-nums">
      {said.join(" · ")}
      {way.undo ? (
        <>
          {" · "}
          <Link
            href={way.undo}
            prefetch={false}
            className="inline-block min-h-6 underline underline-offset-4"
          >
            Undo the last skip
          </Link>
        </>
      ) : null}
    </p>
  );
}

function describeSkips({ postponed, leftOut }: Way, questionId: string): string[] {
  const waiting = postponed.filter((id) => id !== questionId).length;
  return [
    ...(postponed.includes(questionId) ? ["skipped before: skip it again to leave it for another day"] : []),
    ...(waiting > 0 ? [`${waiting} skipped to the end`] : []),
    ...(leftOut.length > 0 ? [`${leftOut.length} left for another day`] : []),
  ];
}

import Link from "next/link";
import type { PracticeHome } from "@/lib/practice/reads";
import { gradeWords } from "./grade-words";
import { agoWords } from "./span";

type Props = Pick<PracticeHome, "recent" | "calibration"> & { now: Date };

/** The last attempts, and how well confidence foretold them once there are enough to say. */
export function History({ recent, calibration, now }: Props) {
  if (recent.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 font-semibold">Recently</h2>
      {calibration ? <p className="mb-4 text-sm">{calibration}</p> : null}
      <ul className="border-t border-line-strong">
        {recent.map((attempt) => (
          <Attempt key={attempt.attemptId} attempt={attempt} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Attempt({ attempt, now }: { attempt: PracticeHome["recent"][number]; now: Date }) {
  const { questionId, title, topic, confidence, hintsTaken, grade, revealedAt } = attempt;
  const hints = hintsTaken === 0 ? "" : hintsTaken === 1 ? ", 1 hint" : `, ${hintsTaken} hints`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-b border-line py-2.5 text-sm">
      <p className="min-w-0 wrap-anywhere">
        <Link
          href={`/practice/${questionId}`}
          prefetch={false}
          className="inline-block min-h-6 hover:underline hover:underline-offset-4"
        >
          {title}
        </Link>
        <span className="block text-[13px] text-muted">
          {topic} ·{" "}
          <time dateTime={revealedAt.toISOString()}>{agoWords(now.getTime() - revealedAt.getTime())}</time>
        </span>
      </p>
      <p className="text-right tabular-nums">
        {grade === null ? <span className="text-muted">Not graded</span> : gradeWords[grade]}
        <span className="block text-[13px] text-muted">
          {confidence} % sure{hints}
        </span>
      </p>
    </li>
  );
}

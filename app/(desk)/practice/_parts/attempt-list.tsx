import Link from "next/link";
import { LocalTime } from "@/app/_ui/time/local-time";
import type { PastAttempt } from "@/lib/practice/history";
import { describeAttempt } from "./describe-attempt";

/** Attempts, each with how it went; its name leads to what was answered. */
export function AttemptList({ attempts }: { attempts: PastAttempt[] }) {
  return (
    <ul className="@container border-t border-line-strong">
      {attempts.map((attempt) => (
        <li
          key={attempt.attemptId}
          className="grid items-center gap-x-8 border-b border-line py-2.5 text-sm wrap-anywhere @2xl:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div>
            <Link
              href={`/practice/history/${attempt.attemptId}`}
              prefetch={false}
              className="inline-block min-h-6 hover:underline hover:underline-offset-4"
            >
              {attempt.title}
            </Link>
            <p className="text-[13px] text-muted tabular-nums">
              {attempt.topic} · <LocalTime atMs={attempt.revealedAt.getTime()} parts="day" />
            </p>
          </div>
          <p className="text-[13px] tabular-nums">{describeAttempt(attempt)}</p>
        </li>
      ))}
    </ul>
  );
}

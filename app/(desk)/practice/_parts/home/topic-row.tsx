import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import type { PracticeTopic } from "@/lib/practice/needs";
import { gradeWords } from "../grade-words";
import { spanWords } from "../span";

/** A topic: why it stands where it stands, how much of it holds, and the way in. */
export function TopicRow({ topic, nowMs }: { topic: PracticeTopic; nowMs: number }) {
  const { topic: name, due, fresh, nextDueMs } = topic;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 border-b border-line py-3">
      <div className="min-w-0">
        <h4 className="font-medium wrap-anywhere">{name}</h4>
        <p className="text-[13px] text-muted tabular-nums">{describeTopic(topic)}</p>
        {fresh < topic.total ? <MasteryBar topic={topic} /> : null}
      </div>
      {due + fresh > 0 ? (
        <Link
          href={`/practice/question?${new URLSearchParams({ topic: name })}`}
          prefetch={false}
          aria-label={`Practise ${name}`}
          className={buttonClass("plain", "small")}
        >
          Practise
        </Link>
      ) : nextDueMs === null ? null : (
        <span className="text-[13px] text-muted tabular-nums">Next in {spanWords(nextDueMs - nowMs)}</span>
      )}
    </li>
  );
}

/** Why it stands there. Where something is weak, that says more than how much is learned. */
function describeTopic(topic: PracticeTopic): string {
  const { total, learned, due, fresh, weak, lastGrade } = topic;
  const held = [
    [learned, "learned"],
    [total - learned - due - fresh, "in learning"],
  ] as const;
  const counts = [
    [due, "due"],
    ...(weak > 0 ? [[weak, `of ${total - fresh} weak`] as const] : held),
    [fresh, "new"],
  ] as const;
  const said = counts.flatMap(([count, word]) => (count > 0 ? `${count} ${word}` : []));
  return [...said, ...(lastGrade && weak === 0 ? [`last graded ${gradeWords[lastGrade]}`] : [])].join(" · ");
}

/** Learned, then begun, then the rest as ground. The words beside it say the same. */
function MasteryBar({ topic: { total, fresh, learned } }: { topic: PracticeTopic }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${total} 4`}
      preserveAspectRatio="none"
      className="mt-1.5 h-1 w-full max-w-72 rounded-full"
    >
      <rect width={total} height="4" className="fill-level-1" />
      <rect width={total - fresh} height="4" className="fill-level-3" />
      <rect width={learned} height="4" className="fill-accent" />
    </svg>
  );
}

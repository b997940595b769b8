import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import type { PracticeHome } from "@/lib/practice/reads";

type Topic = PracticeHome["topics"][number];

/** The bank by topic: how much of it holds, what is due, what is new. */
export function TopicList({ topics, wide }: { topics: Topic[]; wide: boolean }) {
  return (
    <section>
      <h2 className="mb-2 font-semibold">Topics</h2>
      {topics.length === 0 ? (
        <p className="text-muted">Your team’s bank has no approved questions yet. An admin can add them.</p>
      ) : (
        <ul className={`border-t border-line-strong ${wide ? "lg:grid lg:grid-cols-2 lg:gap-x-12" : ""}`}>
          {topics.map((topic) => (
            <TopicRow key={topic.topic} topic={topic} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TopicRow({ topic }: { topic: Topic }) {
  const { topic: name, due, fresh } = topic;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 border-b border-line py-3">
      <div className="min-w-0">
        <h3 className="font-medium wrap-anywhere">{name}</h3>
        <p className="text-[13px] text-muted tabular-nums">{describeTopic(topic)}</p>
        <MasteryBar topic={topic} />
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
      ) : (
        <span className="text-[13px] text-muted">Nothing due</span>
      )}
    </li>
  );
}

const waiting = ({ total, learned, due, fresh }: Topic) => total - learned - due - fresh;

function describeTopic(topic: Topic): string {
  const parts = [
    [topic.learned, "learned"],
    [waiting(topic), "in learning"],
    [topic.due, "due"],
    [topic.fresh, "new"],
  ] as const;
  return parts.flatMap(([count, word]) => (count > 0 ? `${count} ${word}` : [])).join(" · ");
}

/** Learned, then begun, then the rest as ground. The words beside it say the same. */
function MasteryBar({ topic }: { topic: Topic }) {
  const begun = topic.total - topic.fresh;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${topic.total} 4`}
      preserveAspectRatio="none"
      className="mt-1.5 h-1 w-full max-w-72 rounded-full"
    >
      <rect width={topic.total} height="4" className="fill-level-1" />
      <rect width={begun} height="4" className="fill-level-3" />
      <rect width={topic.learned} height="4" className="fill-accent" />
    </svg>
  );
}

"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { findTopics, groupByNeed, type Need, type PracticeTopic } from "@/lib/practice/needs";
import { TopicFilter } from "./topic-filter";
import { TopicRow } from "./topic-row";

type Props = { topics: PracticeTopic[]; wide: boolean; nowMs: number };

const needWords: Record<Need, { title: string; why?: string }> = {
  due: { title: "Due now" },
  weak: { title: "Weak", why: "with questions last graded Again or Hard" },
  begun: { title: "Begun" },
  new: { title: "New" },
};

/** The bank by topic, what is needed most on top. What is new is folded below it until one looks for something. */
export function TopicList({ topics, wide, nowMs }: Props) {
  const [typed, setTyped] = useState("");
  const found = findTopics(topics, typed);
  const groups = groupByNeed(found);
  const isSearch = typed.trim() !== "";
  if (topics.length === 0) return <NoQuestions />;
  return (
    <section aria-labelledby="topics">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="topics" className="font-semibold">
          Topics
        </h2>
        <TopicFilter typed={typed} onType={setTyped} />
      </div>
      <p role="status" className={isSearch && found.length > 0 ? "mb-2 text-[13px] text-muted" : "sr-only"}>
        {isSearch ? `${found.length} of ${topics.length} topics` : ""}
      </p>
      {found.length === 0 ? <NothingFound typed={typed} onClear={() => setTyped("")} /> : null}
      {groups.map(({ need, topics: own }) => (
        <details key={need} open={isSearch || need !== "new" || groups.length === 1} className="group mb-5">
          <summary className="flex min-h-8 flex-wrap items-baseline gap-x-2 border-b border-line-strong pb-1.5">
            <Turn />
            <h3 className="text-sm font-medium">{needWords[need].title}</h3>
            <span className="text-[13px] text-muted tabular-nums">
              {own.length === 1 ? "1 topic" : `${own.length} topics`}
              {needWords[need].why ? ` ${needWords[need].why}` : ""}
            </span>
          </summary>
          <ul className={wide ? "lg:grid lg:grid-cols-2 lg:gap-x-12" : ""}>
            {own.map((topic) => (
              <TopicRow key={topic.topic} topic={topic} nowMs={nowMs} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** A flex line takes the browser's own mark from a summary. */
function Turn() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 8 8"
      className="size-2 self-center fill-muted transition-transform duration-100 group-open:rotate-90 motion-reduce:transition-none"
    >
      <path d="M1 0 7 4 1 8Z" />
    </svg>
  );
}

function NothingFound({ typed, onClear }: { typed: string; onClear(): void }) {
  return (
    <div className="flex flex-col items-start gap-3 border-t border-line-strong py-4">
      <p className="text-muted wrap-anywhere">
        No topic is called “{typed.trim()}”. Try one word of its name, as in “forms” or “caching”.
      </p>
      <Button size="small" onClick={onClear}>
        Show all topics
      </Button>
    </div>
  );
}

function NoQuestions() {
  return (
    <section>
      <h2 className="mb-2 font-semibold">Topics</h2>
      <p className="text-muted">Your team’s bank has no approved questions yet. An admin can add them.</p>
    </section>
  );
}

"use client";
import { useState } from "react";
import { Chip } from "@/app/_ui/chip";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import type { PracticeQuestion as Question } from "@/lib/practice/reads";
import { AfterReveal } from "./after-reveal";
import { BeforeReveal } from "./before-reveal";

type Props = Question & { personId: string; mode: string | null };

/** One question: the attempt first; the guide comes with the answer of the server that kept it. */
export function PracticeQuestion({ personId, mode, ...question }: Props) {
  const [revealed, setRevealed] = useState(question.revealed);
  const { topic, competency, difficulty, promptHtml, due, dueMinutes } = question;
  const onward =
    mode === null ? "/practice/question" : `/practice/question?${new URLSearchParams({ topic: mode })}`;
  return (
    <article>
      <header className="mb-6">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <Chip>
            {topic} · {competency} · difficulty {difficulty}
          </Chip>
          <p className="text-[13px] text-muted tabular-nums">
            {due > 0
              ? `${due} due today, about ${dueMinutes} ${dueMinutes === 1 ? "minute" : "minutes"}`
              : "Nothing else is due"}
          </p>
        </div>
        <h1 className="sr-only">Practice question</h1>
        <MarkdownHtml html={promptHtml} className="max-w-[62ch] font-serif text-[25px] leading-[1.36]" />
      </header>
      {revealed ? (
        <AfterReveal revealed={revealed} isCode={question.kind === "code"} onward={onward} />
      ) : (
        <BeforeReveal question={question} personId={personId} onReveal={setRevealed} />
      )}
    </article>
  );
}

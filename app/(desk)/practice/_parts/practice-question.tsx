"use client";
import { useState } from "react";
import { Chip } from "@/app/_ui/chip";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import type { PracticeQuestion as Question } from "@/lib/practice/reads";
import { AfterReveal } from "./after-reveal";
import { BeforeReveal } from "./before-reveal";
import { RunLine, type Way } from "./run-line";

type Props = Question & { personId: string; way: Way };

/** One question: the attempt first; the guide comes with the answer of the server that kept it. */
export function PracticeQuestion({ personId, way, ...question }: Props) {
  const [revealed, setRevealed] = useState(question.revealed);
  const { topic, competency, difficulty, promptHtml } = question;
  return (
    <article>
      <header className="mb-6">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <Chip>
            {topic} · {competency} · difficulty {difficulty}
          </Chip>
          <RunLine {...question} way={way} />
        </div>
        <h1 className="sr-only">Practice question</h1>
        <MarkdownHtml html={promptHtml} className="max-w-[62ch] font-serif text-[25px] leading-[1.36]" />
      </header>
      {revealed ? (
        <AfterReveal revealed={revealed} isCode={question.kind === "code"} onward={way.onward} />
      ) : (
        <BeforeReveal question={question} personId={personId} skip={way.skip} onReveal={setRevealed} />
      )}
    </article>
  );
}

"use client";
import { useEffect, useRef, useState } from "react";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { WrittenText } from "@/app/_ui/written-text";
import type { Revealed } from "@/lib/practice/reads";
import { EarlierAnswers } from "./earlier-answers";
import { GradeBar } from "./grade-bar";
import { MoreOfTheGuide } from "./more-of-the-guide";
import { ReachedPoints } from "./reached-points";
import { clockWords } from "./span";

type Props = { revealed: Revealed; isCode: boolean; onward: string };

/** One's own answer beside the model answer, the key points to tick, and the grade. */
export function AfterReveal({ revealed, isCode, onward }: Props) {
  const [reached, setReached] = useState<number[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="space-y-5">
      <div className="grid grid-cols-1 items-start gap-5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="space-y-5">
          <section className="rounded-card border border-line bg-surface p-5">
            <h2 className="mb-2 flex justify-between gap-3 text-xs text-muted">
              Your answer
              <span className="tabular-nums">
                {clockWords(revealed.tookMs)}
                {revealed.answer ? `, ${revealed.confidence} % sure` : null}
              </span>
            </h2>
            {revealed.answer ? (
              <WrittenText text={revealed.answer} isCode={isCode} />
            ) : (
              <p className="text-muted">You said that you don’t know.</p>
            )}
          </section>
          <EarlierAnswers answers={revealed.earlier} isCode={isCode} />
        </div>
        <section className="rounded-card border border-line bg-surface p-5">
          <h2 ref={heading} tabIndex={-1} className="mb-2 text-xs text-muted outline-none">
            Model answer
          </h2>
          {revealed.modelAnswerHtml ? (
            <MarkdownHtml html={revealed.modelAnswerHtml} />
          ) : (
            <p className="text-muted">Nobody has written one yet. Judge your answer by the levels below.</p>
          )}
        </section>
      </div>
      <ReachedPoints keyPoints={revealed.keyPoints} reached={reached} onReach={setReached} />
      <GradeBar revealed={revealed} reached={reached} onward={onward} />
      <MoreOfTheGuide followUps={revealed.followUps} levels={revealed.levels} />
    </div>
  );
}

"use client";
import { useRef, useState } from "react";
import type { Autosaves } from "@/app/_saving/autosaves";
import { type Line, SaveLine } from "@/app/_saving/save-line";
import { SavedText } from "@/app/_saving/saved-text";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { codeKeysHint, useCodeKeys } from "@/app/_ui/use-code-keys";
import type { AskedView } from "@/lib/room/schema";
import { arrival } from "./out-of-sight";
import { SentWith } from "./sent-with";

type Props = {
  asked: AskedView | undefined;
  earlier: AskedView[];
  interviewer: string;
  answers: Autosaves<string>;
  line: Line;
  onTyping(askedQuestionId: string, body: string): void;
};

/** What is asked now, and the box for its answer. A box that is being written in stays until it is left: no word falls beside it. */
export function CandidateQuestion({ asked, earlier, interviewer, ...given }: Props) {
  const [writingIn, setWritingIn] = useState<string | null>(null);
  const unfinished = earlier.find((one) => one.askedQuestionId === writingIn);
  const boxes = [asked, unfinished].filter((one) => one !== undefined);
  return (
    <>
      {asked ? (
        <article key={asked.askedQuestionId} className="motion-safe:animate-[arrive_160ms_ease-out]">
          <h1 {...arrival} className="text-[13px] font-medium text-muted">
            Question {asked.number}
          </h1>
          <MarkdownHtml
            html={asked.promptHtml}
            className="mt-2.5 font-serif text-[22px] leading-[1.36] sm:text-[28px]"
          />
          <SentWith asked={asked} interviewer={interviewer} />
        </article>
      ) : (
        <section className="py-10">
          <h1 className="font-serif text-[26px] leading-snug">No question on the screen</h1>
          <p className="mt-3 text-muted">The next one appears here as soon as {interviewer} sends it.</p>
        </section>
      )}
      {boxes.map((one) => (
        <AnswerBox
          key={one.askedQuestionId}
          asked={one}
          isUnfinished={one === unfinished}
          onWriting={setWritingIn}
          {...given}
        />
      ))}
    </>
  );
}

const typingEveryMs = 250;

type BoxProps = Pick<Props, "answers" | "line" | "onTyping"> & {
  asked: AskedView;
  isUnfinished: boolean;
  onWriting(askedQuestionId: string | null): void;
};

function AnswerBox({ asked, answers, line, onTyping, isUnfinished, onWriting }: BoxProps) {
  const { askedQuestionId } = asked;
  const written = answers.get(askedQuestionId);
  const lastTold = useRef(0);
  const id = `answer-${askedQuestionId}`;
  const isCode = asked.kind === "code";
  const codeKeys = useCodeKeys(isCode);

  function type(body: string): void {
    answers.edit(askedQuestionId, body);
    if (performance.now() - lastTold.current < typingEveryMs) return;
    lastTold.current = performance.now();
    onTyping(askedQuestionId, body);
  }

  return (
    <section aria-labelledby={`${id}-label`} className="mt-8">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <label id={`${id}-label`} htmlFor={id} className="text-sm font-medium">
          {isUnfinished ? `Your answer to question ${asked.number}` : "Your answer"}
        </label>
        <span className="text-[13px] text-muted">
          {isUnfinished
            ? "Finish your sentence; it stays open until you leave it"
            : "Say it, write it, or both"}
        </span>
        <span className="ml-auto text-right max-sm:min-h-5 max-sm:basis-full">
          <SaveLine written={written} line={line} />
        </span>
      </div>
      <SavedText
        id={id}
        written={written}
        onEdit={type}
        onResolve={(text) => answers.resolve(askedQuestionId, text)}
        {...codeKeys}
        onFocus={() => onWriting(askedQuestionId)}
        onBlur={(event) => {
          codeKeys.onBlur?.(event);
          // A window that is left keeps the place in it, and the box with it.
          if (document.activeElement !== event.currentTarget) onWriting(null);
        }}
        hintId={isCode ? `${id}-keys` : undefined}
        rows={isCode ? 12 : 7}
        spellCheck={false}
        className={`mt-1.5 rounded-card border border-line-field bg-surface px-4 py-3 leading-relaxed ${
          isCode ? "font-mono text-base [tab-size:4] sm:text-[15px]" : "text-base"
        }`}
      />
      {isCode ? (
        <p id={`${id}-keys`} className="mt-1 text-[13px] text-muted">
          {codeKeysHint}
        </p>
      ) : null}
    </section>
  );
}

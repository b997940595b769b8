"use client";
import { useRef } from "react";
import type { Autosaves } from "@/app/_saving/autosaves";
import { SaveLine } from "@/app/_saving/save-line";
import { SavedText } from "@/app/_saving/saved-text";
import { InlineCode } from "@/app/_ui/inline-code";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { codeKeysHint, useCodeKeys } from "@/app/_ui/use-code-keys";
import type { AskedView, SentText } from "@/lib/room/schema";

type Props = {
  asked: AskedView | undefined;
  interviewer: string;
  answers: Autosaves<string>;
  onTyping(askedQuestionId: string, body: string): void;
};

export function CandidateQuestion({ asked, interviewer, answers, onTyping }: Props) {
  if (!asked) {
    return (
      <section className="py-10">
        <h1 className="font-serif text-[26px] leading-snug">No question on the screen</h1>
        <p className="mt-3 text-muted">The next one appears here as soon as {interviewer} sends it.</p>
      </section>
    );
  }
  return (
    <article key={asked.askedQuestionId} className="motion-safe:animate-[arrive_160ms_ease-out]">
      <h1 className="text-[13px] font-medium text-muted">Question {asked.number}</h1>
      <MarkdownHtml
        html={asked.promptHtml}
        className="mt-2.5 font-serif text-[22px] leading-[1.36] sm:text-[28px]"
      />
      {asked.hints.map((hint) => (
        <Sent key={hint.place} sent={hint} label={`A hint from ${interviewer}`} />
      ))}
      {asked.followUps.map((followUp) => (
        <Sent key={followUp.atMs} sent={followUp} label={`${interviewer} also asks`} />
      ))}
      <AnswerBox asked={asked} answers={answers} onTyping={onTyping} />
    </article>
  );
}

function Sent({ sent, label }: { sent: SentText; label: string }) {
  return (
    <aside className="mt-5 border-l-[3px] border-accent pl-3.5">
      <p className="text-xs text-muted">{label}</p>
      <p className="mt-0.5 text-[15px] break-words whitespace-pre-line">
        <InlineCode text={sent.text} />
      </p>
    </aside>
  );
}

const typingEveryMs = 250;

function AnswerBox({ asked, answers, onTyping }: Pick<Props, "answers" | "onTyping"> & { asked: AskedView }) {
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
    <div className="mt-8">
      <div className="flex items-baseline gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          Your answer
        </label>
        <span className="text-[13px] text-muted">Say it, write it, or both</span>
        <span className="ml-auto">
          <SaveLine written={written} />
        </span>
      </div>
      <SavedText
        id={id}
        written={written}
        onEdit={type}
        onResolve={(text) => answers.resolve(askedQuestionId, text)}
        {...codeKeys}
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
    </div>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Chip } from "@/app/_ui/chip";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { LocalTime } from "@/app/_ui/time/local-time";
import { UpLink } from "@/app/_ui/up-link";
import { loadAttempt } from "@/lib/practice/loaders";
import { describeAttempt } from "../../_parts/describe-attempt";
import { PastAnswer } from "../../_parts/past-answer";
import { clockWords } from "../../_parts/span";

export const metadata: Metadata = { title: "Your answer" };

type Props = { params: Promise<{ attemptId: string }> };

export default async function PastAttemptPage({ params }: Props) {
  const attempt = await loadAttempt((await params).attemptId);
  const { questionId, version, latestVersion, isApproved, answered } = attempt;
  return (
    <article>
      <p className="mb-4 text-sm">
        <UpLink href="/practice/history">Your answers</UpLink>
      </p>
      <header className="mb-6">
        <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
          <Chip>{attempt.topic}</Chip>
          <p className="text-[13px] text-muted tabular-nums">
            <LocalTime atMs={attempt.revealedAt.getTime()} /> · {describeAttempt(attempt)} · took{" "}
            {clockWords(attempt.tookMs)}
          </p>
        </div>
        <h1 className="sr-only">Your answer: {attempt.title}</h1>
        <MarkdownHtml
          html={attempt.promptHtml}
          className="max-w-[62ch] font-serif text-[25px] leading-[1.36]"
        />
        {version < latestVersion ? (
          <p className="mt-2 text-[13px] text-muted">
            The question has changed since. This is how it was when you answered it.
          </p>
        ) : null}
      </header>
      {answered ? (
        <PastAnswer {...answered} isCode={attempt.kind === "code"} />
      ) : (
        <p className="max-w-prose rounded-card border border-line bg-surface p-5">
          This question is due. Answer it first: then your earlier answers stand beside the model answer.
        </p>
      )}
      <nav aria-label="This question" className="mt-6 flex flex-wrap gap-3">
        {isApproved ? (
          <Link
            href={`/practice/${questionId}`}
            prefetch={false}
            className={buttonClass(answered ? "plain" : "primary")}
          >
            {answered ? "Answer it again" : "Answer it now"}
          </Link>
        ) : null}
        <Link
          href={`/practice/history?${new URLSearchParams({ question: questionId })}`}
          prefetch={false}
          className={buttonClass("quiet")}
        >
          All your answers to it
        </Link>
      </nav>
    </article>
  );
}

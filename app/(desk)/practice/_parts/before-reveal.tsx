"use client";
import { useRef, useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { asRefusal } from "@/app/_ui/form/use-action";
import { useHeld } from "@/app/_ui/form/use-held";
import { Problem } from "@/app/_ui/problem";
import type { PracticeQuestion, Revealed } from "@/lib/practice/reads";
import { tooLong } from "@/lib/text/limits";
import { revealAction } from "../actions";
import { AnswerField } from "./answer-field";
import { ConfidenceField } from "./confidence-field";
import { Hints } from "./hints";
import { AttemptKeys, SkipLink } from "./skip-link";
import { type Attempt, useAttempt } from "./use-attempt";

type Props = {
  question: Pick<PracticeQuestion, "questionId" | "questionVersionId" | "kind" | "hintCount">;
  personId: string;
  /** Where skipping leads. */
  skip: string;
  onReveal(revealed: Revealed): void;
};
type Missing = { answer?: string; confidence?: string };

/** Attempt before reveal, always: an answer and how sure one is, or the plain statement that one doesn't know. */
export function BeforeReveal({ question, personId, skip, onReveal }: Props) {
  const { attempt, keeping, change, forget, tookMs } = useAttempt(personId, question.questionId);
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<Missing>({});
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  const fields = useRef<HTMLDivElement>(null);
  useHeld(fields, pending);

  function send(judged: { confidence: number; doesNotKnow: boolean }): void {
    setProblem(undefined);
    startTransition(async () => {
      const { attemptId, answer, hints } = attempt;
      const { questionVersionId } = question;
      const written = { attemptId, questionVersionId, answer, hintsTaken: hints.length, tookMs: tookMs() };
      const reply = await revealAction({ ...written, ...judged }).catch(asRefusal);
      if (!reply.ok) return setProblem(reply.error.message);
      forget();
      onReveal(reply.data);
    });
  }

  function reveal() {
    const lacks = whatIsMissing(attempt);
    setMissing(lacks);
    if (attempt.confidence !== null && !lacks.answer)
      return send({ confidence: attempt.confidence, doesNotKnow: false });
    const first = lacks.answer ? "textarea" : "input[name=confidence]";
    form.current?.querySelector<HTMLElement>(first)?.focus();
  }

  return (
    <form
      ref={form}
      className="max-w-[760px] space-y-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        reveal();
      }}
      onChange={() => setProblem(undefined)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (!pending) reveal();
      }}
    >
      <div ref={fields} inert={pending} className="space-y-6">
        <AnswerField
          isCode={question.kind === "code"}
          value={attempt.answer}
          keeping={keeping}
          onChange={(answer) => change(() => ({ answer }))}
          error={missing.answer}
        />
        <Hints
          questionVersionId={question.questionVersionId}
          count={question.hintCount}
          taken={attempt.hints}
          onTake={(hint) => change(({ hints }) => ({ hints: [...hints, hint] }))}
        />
        <ConfidenceField
          value={attempt.confidence}
          onChange={(confidence) => change(() => ({ confidence }))}
          error={missing.confidence}
        />
      </div>
      <Problem message={problem} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" size="large" disabled={pending}>
          {pending ? "Keeping your answer…" : "Reveal the model answer"}
        </Button>
        <Button size="large" disabled={pending} onClick={() => send({ confidence: 0, doesNotKnow: true })}>
          I don’t know
        </Button>
        <SkipLink to={skip} isHeld={pending} />
      </div>
      <AttemptKeys />
    </form>
  );
}

const nothingWritten = "Write your answer first, or say that you don’t know.";

function whatIsMissing({ answer, confidence }: Attempt): Missing {
  return {
    answer: answer.trim() === "" ? nothingWritten : (tooLong(answer, "An answer") ?? undefined),
    confidence: confidence === null ? "Say how sure you are before you see the answer." : undefined,
  };
}

"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { asRefusal } from "@/app/_ui/form/use-action";
import { KeyCap } from "@/app/_ui/key-cap";
import { KeysSwitch } from "@/app/_ui/keys-switch";
import { Problem } from "@/app/_ui/problem";
import { useBrowserZone } from "@/app/_ui/time/use-browser-zone";
import { usePageKeys } from "@/app/_ui/use-single-keys";
import { type Grade, grades } from "@/db/vocabulary";
import type { Revealed } from "@/lib/practice/reads";
import { gradeAction } from "../actions";
import { gradeWords } from "./grade-words";
import { spanWords } from "./span";

type Props = { revealed: Revealed; reached: number[]; onward: string };

const dayMs = 86_400_000;

/** The four grades with when each brings the question back. The suggestion is one; the person decides. */
export function GradeBar({ revealed, reached, onward }: Props) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string>();
  const suggested = revealed.suggestions[reached.length] ?? grades.good;

  const give = (grade: Grade) =>
    startTransition(async () => {
      const input = { attemptId: revealed.attemptId, grade, heardKeyPoints: reached };
      const reply = await gradeAction(input).catch(asRefusal);
      if (reply.ok) router.push(onward);
      else setProblem(reply.error.message);
    });
  const acts = Object.values(grades).map((grade) => [grade, () => give(grade)]);
  const keys = usePageKeys(pending ? {} : Object.fromEntries(acts));

  return (
    <section aria-label="Grade">
      <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-4">
        {revealed.choices.map((choice) => (
          <Choice
            key={choice.grade}
            {...choice}
            nowMs={revealed.nowMs}
            isSuggested={choice.grade === suggested}
            isDisabled={pending}
            hasKey={keys.on}
            onGive={() => give(choice.grade)}
          />
        ))}
      </div>
      <div className="mt-2 flex flex-wrap justify-between gap-x-6 gap-y-1 text-[13px] text-muted">
        <p>
          {gradeWords[suggested]} is suggested
          {revealed.keyPoints.length > 0
            ? ` from ${reached.length} of ${revealed.keyPoints.length} points, ${hintWords(revealed.hintsTaken)}.`
            : ": there are no key points to go by."}
        </p>
        <p className="flex items-center gap-1 max-sm:hidden">
          {keys.on ? (
            <>
              Keys{" "}
              {Object.values(grades).map((grade) => (
                <KeyCap key={grade}>{String(grade)}</KeyCap>
              ))}
            </>
          ) : null}
          <span className="ml-3">
            <KeysSwitch keys={keys} />
          </span>
        </p>
      </div>
      <Problem message={problem} />
    </section>
  );
}

type ChoiceProps = {
  grade: Grade;
  dueMs: number;
  nowMs: number;
  isSuggested: boolean;
  isDisabled: boolean;
  hasKey: boolean;
  onGive(): void;
};

function Choice({ grade, dueMs, nowMs, isSuggested, isDisabled, hasKey, onGive }: ChoiceProps) {
  const zone = useBrowserZone();
  const waitMs = dueMs - nowMs;
  return (
    <button
      type="button"
      disabled={isDisabled}
      aria-keyshortcuts={hasKey ? String(grade) : undefined}
      onClick={onGive}
      className={`flex min-h-14 flex-col items-center justify-center rounded-control border px-2 py-2 transition-colors duration-100 disabled:opacity-60 ${
        isSuggested ? "border-accent bg-accent text-on-accent" : "border-line-field bg-surface hover:bg-sunk"
      }`}
    >
      <span className="font-medium">
        {gradeWords[grade]}
        {isSuggested ? <span className="sr-only">, suggested</span> : null}
      </span>
      <span className={`text-[13px] tabular-nums ${isSuggested ? "" : "text-muted"}`}>
        {spanWords(waitMs)}
        {zone && waitMs >= dayMs ? `, ${dayIn(dueMs, zone)}` : ""}
      </span>
    </button>
  );
}

function hintWords(taken: number): string {
  return taken === 0 ? "no hint" : taken === 1 ? "1 hint" : `${taken} hints`;
}

function dayIn(ms: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: zone }).format(ms);
}

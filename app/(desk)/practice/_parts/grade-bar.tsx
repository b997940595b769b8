"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { unreachable } from "@/app/_ui/form/use-action";
import { KeyCap } from "@/app/_ui/key-cap";
import { Problem } from "@/app/_ui/problem";
import { useBrowserZone } from "@/app/_ui/time/use-browser-zone";
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
  const zone = useBrowserZone();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string>();
  const suggested = revealed.suggestions[reached.length] ?? grades.good;

  const give = (grade: Grade) =>
    startTransition(async () => {
      const input = { attemptId: revealed.attemptId, grade, heardKeyPoints: reached };
      const reply = await gradeAction(input).catch(() => unreachable);
      if (reply.ok) router.push(onward);
      else setProblem(reply.error.message);
    });
  useGradeKeys(give, !pending);

  return (
    <section aria-label="Grade">
      <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-4">
        {revealed.choices.map(({ grade, dueMs }) => (
          <button
            key={grade}
            type="button"
            disabled={pending}
            aria-keyshortcuts={String(grade)}
            onClick={() => give(grade)}
            className={`flex min-h-14 flex-col items-center justify-center rounded-control border px-2 py-2 transition-colors duration-100 disabled:opacity-60 ${
              grade === suggested
                ? "border-accent bg-accent text-on-accent"
                : "border-line-strong bg-surface hover:bg-sunk"
            }`}
          >
            <span className="font-medium">
              {gradeWords[grade]}
              {grade === suggested ? <span className="sr-only">, suggested</span> : null}
            </span>
            <span className={`text-[13px] tabular-nums ${grade === suggested ? "" : "text-muted"}`}>
              {spanWords(dueMs - revealed.nowMs)}
              {zone && dueMs - revealed.nowMs >= dayMs ? `, ${dayIn(dueMs, zone)}` : ""}
            </span>
          </button>
        ))}
      </div>
      <div className="mt-2 flex flex-wrap justify-between gap-x-6 gap-y-1 text-[13px] text-muted">
        <p>
          {gradeWords[suggested]} is suggested from {reached.length} of {revealed.keyPoints.length} points,{" "}
          {hintWords(revealed.hintsTaken)}.
        </p>
        <p className="flex items-center gap-1 max-sm:hidden">
          Keys{" "}
          {Object.values(grades).map((grade) => (
            <KeyCap key={grade}>{String(grade)}</KeyCap>
          ))}
        </p>
      </div>
      <Problem message={problem} />
    </section>
  );
}

/** 1–4 grade from anywhere on the page but a field that takes text. */
function useGradeKeys(give: (grade: Grade) => void, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if ((event.target as HTMLElement).matches("textarea, input:not([type=checkbox]), select")) return;
      const grade = Object.values(grades).find((one) => String(one) === event.key);
      if (grade) give(grade);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}

function hintWords(taken: number): string {
  return taken === 0 ? "no hint" : taken === 1 ? "1 hint" : `${taken} hints`;
}

function dayIn(ms: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: zone }).format(ms);
}

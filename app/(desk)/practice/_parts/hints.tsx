"use client";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { asRefusal } from "@/app/_ui/form/use-action";
import { InlineCode } from "@/app/_ui/inline-code";
import { Problem } from "@/app/_ui/problem";
import { hintAction } from "../actions";

type Props = { questionVersionId: string; count: number; taken: string[]; onTake(text: string): void };

/** One hint after the other, each asked for: it lowers the suggested grade by a step. */
export function Hints({ questionVersionId, count, taken, onTake }: Props) {
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string>();
  if (count === 0) return null;

  const take = () =>
    startTransition(async () => {
      const reply = await hintAction({ questionVersionId, place: taken.length }).catch(asRefusal);
      setProblem(reply.ok ? undefined : reply.error.message);
      if (reply.ok) onTake(reply.data.text);
    });

  return (
    <div className="space-y-3">
      <ol aria-label="Hints" aria-live="polite" className="space-y-2 empty:hidden">
        {taken.map((text, place) => (
          <li key={text} className="border-l-2 border-line-strong pl-3 text-sm">
            <span className="block text-[13px] text-muted">Hint {place + 1}</span>
            <InlineCode text={text} />
          </li>
        ))}
      </ol>
      {taken.length < count ? (
        <Button size="small" disabled={pending} onClick={take}>
          {taken.length === 0 ? "Give me a hint" : "Another hint"}
          <span className="font-normal text-muted tabular-nums">
            {taken.length} of {count}
          </span>
        </Button>
      ) : (
        <p className="text-[13px] text-muted">That was the last hint.</p>
      )}
      <Problem message={problem} />
    </div>
  );
}

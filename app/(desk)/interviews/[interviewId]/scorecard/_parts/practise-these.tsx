"use client";
import Link from "next/link";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { asRefusal } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { practiseTheseAction } from "../actions";

type Props = { interviewId: string; all: number; weak: number };

/** The loop: what was asked here becomes due in the interviewer's own practice. */
export function PractiseThese({ interviewId, all, weak }: Props) {
  const [pending, startTransition] = useTransition();
  const [done, setDone] = useState<{ added: number; leftOut: number }>();
  const [problem, setProblem] = useState<string>();
  if (all === 0) return null;

  const practise = (which: "all" | "weak") =>
    startTransition(async () => {
      const reply = await practiseTheseAction({ interviewId, which }).catch(asRefusal);
      setProblem(reply.ok ? undefined : reply.error.message);
      setDone(reply.ok ? reply.data : undefined);
    });

  return (
    <section className="space-y-2 print:hidden">
      <h2 className="font-semibold">Practise these</h2>
      <p className="max-w-[80ch] pb-1 text-sm text-muted">
        Makes the questions due now in your own practice. The candidate’s answers and your ratings stay here.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button disabled={pending} onClick={() => practise("all")}>
          {all === 1 ? "The one question" : `All ${all} questions`}
        </Button>
        {weak > 0 ? (
          <Button disabled={pending} onClick={() => practise("weak")}>
            Only those rated 1 or 2 ({weak})
          </Button>
        ) : null}
      </div>
      <Problem message={problem} />
      <p role="status" className="text-sm">
        {done ? (
          <>
            {describeAdded(done)}{" "}
            <Link href="/practice" className="text-accent underline underline-offset-4">
              Go to practice
            </Link>
          </>
        ) : null}
      </p>
    </section>
  );
}

function describeAdded({ added, leftOut }: { added: number; leftOut: number }): string {
  const now = added === 1 ? "1 question is due now." : `${added} questions are due now.`;
  return leftOut > 0 ? `${now} ${leftOut} left out: no longer in the bank.` : now;
}

"use client";
import Link from "next/link";
import { useState } from "react";
import { buttonClass } from "@/app/_ui/button";
import { Problem } from "@/app/_ui/problem";
import type { QuestionStatus } from "@/db/vocabulary";
import { Star } from "../../_parts/list/star";
import { DuplicateButton, StatusButton } from "./write-buttons";

type Props = {
  questionId: string;
  title: string;
  status: QuestionStatus;
  isFavourite: boolean;
  mayWrite: boolean;
};

/** What can be done with the question. Approving is the one next step of a draft. */
export function Steps(props: Props) {
  const { questionId, title, status, isFavourite, mayWrite } = props;
  const [problem, setProblem] = useState<string>();
  const isApproved = status === "approved";
  return (
    <div className="mt-5 space-y-3 print:hidden">
      <div className="flex flex-wrap items-center gap-2">
        {mayWrite ? <Writing {...props} onProblem={setProblem} /> : null}
        {isApproved ? (
          <Link href={`/practice/${questionId}`} className={buttonClass()}>
            Practise it
          </Link>
        ) : null}
        {isApproved && mayWrite ? (
          <Link href="/kits" className={buttonClass()}>
            Add to a kit
          </Link>
        ) : null}
        <Star questionId={questionId} title={title} isFavourite={isFavourite} onProblem={setProblem} />
      </div>
      <Problem message={problem} />
    </div>
  );
}

type WritingProps = Props & { onProblem: (message: string | undefined) => void };

function Writing({ questionId, status, onProblem }: WritingProps) {
  const of = { questionId, onProblem };
  const next = nextSteps[status];
  return (
    <>
      <Link href={`/questions/${questionId}/edit`} className={buttonClass()}>
        Edit
      </Link>
      <DuplicateButton {...of} />
      <StatusButton {...of} status={next.status} look={next.look}>
        {next.word}
      </StatusButton>
    </>
  );
}

/** One button in one place, so that the focus stays on it. */
const nextSteps = {
  approved: { status: "retired", look: "plain", word: "Retire" },
  draft: { status: "approved", look: "primary", word: "Approve" },
  retired: { status: "approved", look: "primary", word: "Bring back" },
} as const;

"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { asRefusal } from "@/app/_ui/form/use-action";
import type { QuestionStatus } from "@/db/vocabulary";
import { changeStatusAction, duplicateQuestionAction } from "../../actions";

// Not `disabled` while they wait: that would take the focus away from whoever pressed by keyboard.
type OnProblem = (message: string | undefined) => void;

/** Makes a draft of one's own from it and goes on to write that. */
export function DuplicateButton({ questionId, onProblem }: { questionId: string; onProblem: OnProblem }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const duplicate = () =>
    startTransition(async () => {
      const reply = await duplicateQuestionAction({ questionId }).catch(asRefusal);
      onProblem(reply.ok ? undefined : reply.error.message);
      if (reply.ok) router.push(`/questions/${reply.data.questionId}/edit`);
    });
  return (
    <Button aria-disabled={pending} onClick={pending ? undefined : duplicate}>
      {pending ? "Duplicating…" : "Duplicate"}
    </Button>
  );
}

type StatusProps = {
  questionId: string;
  status: QuestionStatus;
  look: "primary" | "plain";
  onProblem: OnProblem;
  children: string;
};

/** Gives the question another status, at once: each can be taken back by the next button that stands here. */
export function StatusButton({ questionId, status, look, onProblem, children }: StatusProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const change = () =>
    startTransition(async () => {
      const reply = await changeStatusAction({ questionIds: [questionId], status }).catch(asRefusal);
      onProblem(reply.ok ? undefined : reply.error.message);
      router.refresh();
    });
  return (
    <Button look={look} aria-disabled={pending} onClick={pending ? undefined : change}>
      {pending ? "Saving…" : children}
    </Button>
  );
}

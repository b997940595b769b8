"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/form/field";
import { TextArea } from "@/app/_ui/form/text-area";
import { unreachable } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { editItemAction } from "@/app/(desk)/questions/import/actions";
import type { Refusal } from "@/lib/errors";
import type { ItemProblem } from "@/lib/imports/schema";
import type { Question } from "@/lib/questions/schema";
import { DifficultyField, KindField } from "./choice-fields";

type Props = {
  importId: string;
  position: number;
  question: Question;
  problems: ItemProblem[];
  onDone(): void;
};

const lists = [
  ["keyPoints", "Key points"],
  ["followUps", "Follow-ups"],
  ["hints", "Hints"],
  ["levels", "Levels, 1 to 5"],
] as const;

/** Sends itself by script, so that whatever was typed stays where it is when the server refuses something. */
export function ItemEditor({ importId, position, question, problems, onDone }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();
  const [before] = useState(() => JSON.stringify(question));
  // Once theirs was shown beside it, the next save means it.
  const hasSeenTheirs = refusal?.code === "conflict" && refusal.fields !== undefined;
  const known = Object.fromEntries(problems.map(({ field, message }) => [field, message]));
  const errors: Record<string, string> = refusal ? (refusal.fields ?? {}) : known;

  // At first, and after each refusal: to what is wrong, or else to the beginning.
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    const first = refusal ? undefined : form.current?.querySelector<HTMLElement>("[name=title]");
    (wrong ?? first)?.focus();
  }, [refusal]);

  function submit(event: React.SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    startTransition(async () => {
      const reply = await editItemAction(typed).catch(() => unreachable);
      setRefusal(reply.ok ? undefined : reply.error);
      if (!reply.ok) return;
      onDone();
      router.refresh();
    });
  }

  const line = (
    name: "title" | "topic" | "competency" | "source" | "licence",
    label: string,
    list?: string,
  ) => (
    <TextField
      label={label}
      name={name}
      defaultValue={question[name]}
      list={list}
      autoComplete="off"
      error={errors[name]}
    />
  );
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label={`Edit question ${position}`}
      className="min-w-0 space-y-4"
    >
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="position" value={position} />
      <input type="hidden" name="before" value={before} />
      {hasSeenTheirs ? <input type="hidden" name="replaces" value="yes" /> : null}
      {line("title", "Title")}
      <TextArea
        label="Prompt"
        name="prompt"
        rows={5}
        defaultValue={question.prompt}
        error={errors.prompt}
        className="font-mono text-[13.5px]"
      />
      <TextArea
        label="Model answer"
        name="modelAnswer"
        rows={8}
        defaultValue={question.modelAnswer}
        error={errors.modelAnswer}
        className="font-mono text-[13.5px]"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {line("topic", "Topic", "known-topics")}
        {line("competency", "Competency", "known-competencies")}
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <KindField value={question.kind} error={errors.kind} />
        <DifficultyField value={question.difficulty} error={errors.difficulty} />
        <TextField
          label="Minutes"
          name="minutes"
          inputMode="numeric"
          defaultValue={question.minutes}
          error={errors.minutes}
        />
      </div>
      {lists.map(([name, label]) => (
        <TextArea
          key={name}
          label={label}
          name={name}
          rows={Math.max(2, question[name].length)}
          defaultValue={question[name].join("\n")}
          error={errors[name]}
          hint="One a line."
        />
      ))}
      <TextField label="Tags" name="tags" defaultValue={question.tags.join(", ")} error={errors.tags} />
      <div className="grid gap-4 sm:grid-cols-2">
        {line("source", "Source")}
        {line("licence", "Licence")}
      </div>
      <Problem message={refusal?.message} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Saving…" : "Save"}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import { Choice } from "@/app/_ui/form/choice";
import { asRefusal } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { chooseItemAction } from "@/app/(desk)/questions/import/actions";
import type { ImportChoice } from "@/db/vocabulary";

type Props = {
  importId: string;
  position: number;
  title: string;
  choice: ImportChoice;
  /** It can't be taken in while something is wrong with it. */
  isClosed: boolean;
  /** Where a question like it is. */
  like?: "bank" | "document";
};

const words: Record<ImportChoice, string> = { skip: "Skip it", add: "Keep both", version: "New version" };

/** What becomes of a found question: in or not; and where one like it is there, instead of it or beside it. */
export function ItemChoice({ importId, position, title, choice, isClosed, like }: Props) {
  const router = useRouter();
  const [shown, show] = useOptimistic(choice);
  const [problem, setProblem] = useState<string>();
  const [, startTransition] = useTransition();

  const choose = (next: ImportChoice) =>
    startTransition(async () => {
      show(next);
      const reply = await chooseItemAction({ importId, position, choice: next }).catch(asRefusal);
      setProblem(reply.ok ? undefined : reply.error.message);
      router.refresh();
    });

  if (isClosed) return <p className="text-sm text-muted">Edit it to bring it in</p>;
  if (!like)
    return (
      <Choice
        checked={shown !== "skip"}
        onChange={(event) => choose(event.target.checked ? "add" : "skip")}
        aria-label={`Bring in: ${title}`}
      >
        Bring in
        <Problem message={problem} />
      </Choice>
    );
  const options = like === "bank" ? (["skip", "add", "version"] as const) : (["skip", "add"] as const);
  return (
    <fieldset>
      <legend className="sr-only">What becomes of: {title}</legend>
      {options.map((option) => (
        <Choice
          key={option}
          type="radio"
          name={`choice-${position}`}
          checked={shown === option}
          onChange={() => choose(option)}
        >
          {words[option]}
        </Choice>
      ))}
      <Problem message={problem} />
    </fieldset>
  );
}

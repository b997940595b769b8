"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { acceptImportAction } from "../../actions";
import { counted } from "../../words";
import { Discard } from "./discard";

type Props = { importId: string; chosen: number; problems: number };

/** The one step that writes to the bank. */
export function AcceptBar({ importId, chosen, problems }: Props) {
  const [approve, setApprove] = useState(false);
  const { run, pending, problem } = useAction(acceptImportAction, () => window.scrollTo(0, 0));
  return (
    <div className="mt-4 space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          look="primary"
          size="large"
          disabled={pending || chosen === 0}
          onClick={() => run({ importId, approve })}
        >
          {pending ? "Bringing them in…" : `Bring in ${counted(chosen, "question")}`}
        </Button>
        <Discard importId={importId} />
        <p className="text-sm text-muted">
          {chosen === 0 ? "Choose at least one below. " : "All at once, and it can be undone. "}
          {problems > 0 ? `${counted(problems, "question")} with problems can be chosen once mended.` : ""}
        </p>
      </div>
      <label className="flex w-fit items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          checked={approve}
          disabled={pending}
          onChange={(event) => setApprove(event.target.checked)}
          className="mt-0.5 size-4 shrink-0"
        />
        <span>
          <span className="font-medium">Approve all</span>{" "}
          <span className="text-muted">
            Interviews and practice can ask them at once; what is still missing can be added over time.
            Otherwise they wait as drafts until somebody approves them.
          </span>
        </span>
      </label>
      {pending ? (
        <progress aria-label="Bringing the questions in" className="h-2 w-full accent-accent" />
      ) : null}
      <Problem message={problem} />
    </div>
  );
}

"use client";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { chooseItemAction } from "@/app/(desk)/questions/import/actions";

/** The question in the bank moved on: a new version must follow the one that stands now. */
export function ChooseNewest({ importId, position }: { importId: string; position: number }) {
  const { run, pending, problem } = useAction(chooseItemAction, () => undefined);
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="text-live">The question in your bank has changed since. Compare again.</p>
      <Button size="small" disabled={pending} onClick={() => run({ importId, position, choice: "version" })}>
        New version of what stands now
      </Button>
      <Problem message={problem} />
    </div>
  );
}

"use client";
import Link from "next/link";
import { useState, useTransition } from "react";
import { Button, buttonClass } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { asRefusal } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { restoreKitAction } from "../actions";

type Props = { title: string; undo: string; onRestored(): void };

/** Stands where the kit was until one leaves. */
export function DeletedKit({ title, undo, onRestored }: Props) {
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  const restore = () =>
    startTransition(async () => {
      const reply = await restoreKitAction({ undo }).catch(asRefusal);
      setProblem(reply.ok ? undefined : reply.error.message);
      if (reply.ok) onRestored();
    });
  return (
    <Empty title="The kit is deleted">
      <p role="status" className="max-w-prose text-muted wrap-anywhere">
        “{title}” is gone from the list. Undo brings it back as it was, as long as you stay on this page.
      </p>
      <Problem message={problem} />
      <div className="flex flex-wrap gap-2">
        <Button autoFocus look="primary" disabled={pending} onClick={restore}>
          {pending ? "Bringing it back…" : "Undo"}
        </Button>
        <Link href="/kits" className={buttonClass("quiet")}>
          Back to kits
        </Link>
      </div>
    </Empty>
  );
}

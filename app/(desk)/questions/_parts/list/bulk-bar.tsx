"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import type { BankRow } from "@/lib/questions/reads";
import { AddTagDialog, RemoveTagDialog } from "./tag-dialog";
import type { Bulk } from "./use-bulk";

type Props = {
  rows: BankRow[];
  chosen: BankRow[];
  bulk: Bulk;
  chooseAll: (all: boolean) => void;
};

/** Chooses all that are shown, and changes what is chosen. */
export function BulkBar({ rows, chosen, bulk, chooseAll }: Props) {
  const [dialog, setDialog] = useState<"add" | "remove">();
  const questionIds = chosen.map(({ questionId }) => questionId);
  const given = { rows: chosen, bulk, onClose: () => setDialog(undefined) };
  const step = { size: "small", disabled: bulk.pending } as const;
  return (
    <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line-strong bg-paper py-2 pl-2">
      <label className="flex min-h-7 items-center gap-3 text-sm">
        <span className="flex size-6 items-center justify-center">
          <input
            type="checkbox"
            ref={(box) => {
              if (box) box.indeterminate = chosen.length > 0 && chosen.length < rows.length;
            }}
            checked={chosen.length === rows.length}
            onChange={(event) => chooseAll(event.target.checked)}
            className="size-4"
          />
        </span>
        Select all {rows.length} shown
      </label>
      {chosen.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-sm font-medium tabular-nums">{chosen.length} selected</span>
          <Button {...step} onClick={() => setDialog("add")}>
            Add tag
          </Button>
          <Button {...step} onClick={() => setDialog("remove")}>
            Remove tag
          </Button>
          <Button {...step} onClick={() => bulk.changeStatus({ questionIds, status: "approved" })}>
            Approve
          </Button>
          <Button {...step} onClick={() => bulk.changeStatus({ questionIds, status: "retired" })}>
            Retire
          </Button>
        </div>
      ) : null}
      <AddTagDialog {...given} open={dialog === "add"} />
      <RemoveTagDialog {...given} open={dialog === "remove"} />
    </div>
  );
}

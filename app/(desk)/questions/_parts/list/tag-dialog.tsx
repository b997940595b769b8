"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/form/field";
import type { BankRow } from "@/lib/questions/reads";
import { tagChangeSchema } from "@/lib/questions/schema";
import type { Bulk } from "./use-bulk";

type Props = { open: boolean; onClose: () => void; rows: BankRow[]; bulk: Bulk };

/** One tag for all that are chosen. */
export function AddTagDialog({ open, onClose, rows, bulk }: Props) {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string>();

  function submit(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const questionIds = rows.map(({ questionId }) => questionId);
    const { data, error: wrong } = tagChangeSchema.safeParse({ questionIds, tag: typed, change: "add" });
    setError(wrong?.issues[0]?.message);
    if (!data) return;
    bulk.changeTags(data);
    setTyped("");
    onClose();
  }

  return (
    <Dialog open={open} onClose={onClose} title="Add a tag">
      <form onSubmit={submit} noValidate>
        <TextField
          label="Tag"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={error}
          hint="Small words joined by hyphens, like query-sets. Each question gets a new version."
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            Add to {rows.length} {rows.length === 1 ? "question" : "questions"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** The tags that the chosen ones have; one press takes one away. */
export function RemoveTagDialog({ open, onClose, rows, bulk }: Props) {
  const questionIds = rows.map(({ questionId }) => questionId);
  const tags = [...new Set(rows.flatMap((row) => row.tags))].sort();
  return (
    <Dialog open={open} onClose={onClose} title="Remove a tag">
      <p className="text-sm text-muted">
        {tags.length === 0
          ? "None of the chosen questions has a tag."
          : "Choose the tag to take from the chosen questions. Each that has it gets a new version."}
      </p>
      <ul className="mt-3 flex max-h-60 flex-wrap gap-2 overflow-y-auto p-0.5">
        {tags.map((tag) => (
          <li key={tag}>
            <Button
              size="small"
              onClick={() => {
                bulk.changeTags({ questionIds, tag, change: "remove" });
                onClose();
              }}
            >
              {tag}
              <span className="text-muted tabular-nums">
                {rows.filter((row) => row.tags.includes(tag)).length}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
      </DialogActions>
    </Dialog>
  );
}

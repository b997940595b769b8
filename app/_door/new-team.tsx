"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/form/field";
import { useSentForm } from "@/app/_ui/form/use-sent-form";
import { Problem } from "@/app/_ui/problem";
import { beginTeamAction } from "@/app/(desk)/team/actions";

/** Begins another team. The whole page is asked for anew: what stands open belongs to the one before. */
export function NewTeam() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Begin another team</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Begin another team">
        <NewTeamForm onBack={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

export function NewTeamForm({ onBack }: { onBack?(): void }) {
  const { form, pending, errors, problem } = useSentForm(beginTeamAction, () => location.assign("/team"));
  return (
    <form {...form} className="space-y-4">
      <TextField
        label="Name of the team"
        name="name"
        maxLength={80}
        error={errors.name}
        hint="You are its admin. Its bank begins with the questions on Django."
      />
      <Problem message={problem} />
      <DialogActions>
        {onBack ? <Button onClick={onBack}>Back</Button> : null}
        <Button type="submit" look="primary" aria-disabled={pending}>
          {pending ? "Beginning…" : "Begin"}
        </Button>
      </DialogActions>
    </form>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/form/field";
import { useSentForm } from "@/app/_ui/form/use-sent-form";
import { Problem } from "@/app/_ui/problem";
import { renameTeamAction } from "../actions";

export function RenameTeam({ name }: { name: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { form, pending, errors, problem } = useSentForm(renameTeamAction, () => {
    setOpen(false);
    router.refresh();
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>Rename</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Rename the team">
        <form {...form} className="space-y-4">
          <TextField
            label="Name"
            name="name"
            maxLength={80}
            defaultValue={name}
            error={errors.name}
            hint="As its members and the people they invite see it."
          />
          <Problem message={problem} />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Keep the name</Button>
            <Button type="submit" look="primary" aria-disabled={pending}>
              {pending ? "Renaming…" : "Rename"}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { LeaveGuard } from "@/app/_saving/leave-guard";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/form/field";
import { useSentForm } from "@/app/_ui/form/use-sent-form";
import { Problem } from "@/app/_ui/problem";
import { changeNameAction } from "../actions";

export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const { form, pending, isTyped, errors, problem } = useSentForm(changeNameAction, () => router.refresh());
  return (
    <form {...form} className="space-y-4">
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        maxLength={80}
        defaultValue={name}
        error={errors.name}
        hint="As candidates and colleagues see it, on what you wrote before, too."
      />
      <Problem message={problem} />
      <Button type="submit" look="primary" aria-disabled={pending}>
        {pending ? "Saving…" : "Save name"}
      </Button>
      <LeaveGuard active={isTyped && !pending} />
    </form>
  );
}

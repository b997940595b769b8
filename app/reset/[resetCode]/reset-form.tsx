"use client";
import { useReplyForm } from "@/app/_door/use-reply-form";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/form/field";
import { Problem } from "@/app/_ui/problem";
import { resetPasswordAction } from "./actions";

/** `email`: for the browser's own store of passwords, which asks whose this is. */
export function ResetForm({ code, email }: { code: string; email: string }) {
  const { form, pending, field, problem } = useReplyForm(resetPasswordAction);
  return (
    <form {...form} className="space-y-5">
      <input type="hidden" name="code" value={code} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label="New password"
        {...field("password")}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        hint="At least 8 characters. A few words in a row are easy to keep in mind."
      />
      <p className="text-[13px] text-muted">
        Wherever you are signed in, you are signed out with it; here you are signed in.
      </p>
      <Problem message={problem} />
      <Button type="submit" look="primary" size="large" className="w-full" aria-disabled={pending}>
        {pending ? "Setting it…" : "Set password"}
      </Button>
    </form>
  );
}

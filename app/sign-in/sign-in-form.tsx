"use client";
import { EmailField } from "@/app/_door/email-field";
import { useReplyForm } from "@/app/_door/use-reply-form";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/form/field";
import { Problem } from "@/app/_ui/problem";
import { signInAction } from "./actions";

export function SignInForm({ next }: { next: string | undefined }) {
  const { form, pending, field, problem } = useReplyForm(signInAction);
  return (
    <form {...form} className="space-y-5">
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <EmailField {...field("email")} />
      <TextField label="Password" {...field("password")} type="password" autoComplete="current-password" />
      <Problem message={problem} />
      <Button type="submit" look="primary" size="large" className="w-full" aria-disabled={pending}>
        {pending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}

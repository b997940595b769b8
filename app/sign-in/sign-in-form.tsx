"use client";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { Problem } from "@/app/_ui/problem";
import { useReplyForm } from "./_form/use-reply-form";
import { signInAction } from "./actions";

export function SignInForm({ next }: { next: string | undefined }) {
  const { form, pending, typed, errors, problem } = useReplyForm(signInAction);
  return (
    <form {...form} className="space-y-5">
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={typed.email}
        error={errors.email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        defaultValue={typed.password}
        error={errors.password}
      />
      <Problem message={problem} />
      <Button type="submit" look="primary" size="large" className="w-full" aria-disabled={pending}>
        {pending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}

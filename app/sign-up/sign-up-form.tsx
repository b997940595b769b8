"use client";
import { EmailField } from "@/app/_door/email-field";
import { useReplyForm } from "@/app/_door/use-reply-form";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/form/field";
import { Problem } from "@/app/_ui/problem";
import { signUpAction } from "./actions";
import { type PackChoice, PacksField } from "./packs-field";

export function SignUpForm({ next, packs }: { next: string | undefined; packs: PackChoice[] }) {
  const { form, pending, typed, field, problem } = useReplyForm(signUpAction);
  return (
    <form {...form} className="space-y-5">
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <TextField
        label="Name"
        {...field("name")}
        autoComplete="name"
        maxLength={80}
        hint="As candidates and colleagues will see it."
      />
      <EmailField {...field("email")} />
      <TextField
        label="Password"
        {...field("password")}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        hint="At least 8 characters. A few words in a row are easy to keep in mind."
      />
      <PacksField choices={packs} typed={typed} />
      <Problem message={problem} />
      <Button type="submit" look="primary" size="large" className="w-full" aria-disabled={pending}>
        {pending ? "Creating your account…" : "Create account"}
      </Button>
    </form>
  );
}

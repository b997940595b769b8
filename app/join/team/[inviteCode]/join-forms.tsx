"use client";
import { EmailField } from "@/app/_door/email-field";
import { useReplyForm } from "@/app/_door/use-reply-form";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/form/field";
import { Problem } from "@/app/_ui/problem";
import { joinTeamAction, signUpAndJoinAction } from "./actions";

type SelfProps = { code: string; name: string; belongs: boolean };

export function JoinAsSelf({ code, name, belongs }: SelfProps) {
  const { form, pending, problem } = useReplyForm(joinTeamAction);
  return (
    <form {...form} className="space-y-3">
      <input type="hidden" name="code" value={code} />
      <Problem message={problem} />
      <Button type="submit" look="primary" size="large" className="w-full" aria-disabled={pending}>
        {belongs ? "Go to the team" : pending ? "Joining…" : `Join as ${name}`}
      </Button>
    </form>
  );
}

/** `email`: whom the link is for, where it is for one address. */
export function SignUpAndJoin({ code, email }: { code: string; email: string | null }) {
  const { form, pending, field, problem } = useReplyForm(signUpAndJoinAction);
  const address = field("email");
  return (
    <form {...form} className="space-y-5">
      <input type="hidden" name="code" value={code} />
      <TextField
        label="Name"
        {...field("name")}
        autoComplete="name"
        maxLength={80}
        hint="As candidates and colleagues will see it."
      />
      <EmailField {...address} defaultValue={address.defaultValue ?? email ?? ""} />
      <TextField
        label="Password"
        {...field("password")}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        hint="At least 8 characters. A few words in a row are easy to keep in mind."
      />
      <Problem message={problem} />
      <Button type="submit" look="primary" size="large" className="w-full" aria-disabled={pending}>
        {pending ? "Creating your account…" : "Create an account and join"}
      </Button>
    </form>
  );
}

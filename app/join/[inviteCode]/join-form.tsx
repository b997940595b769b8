"use client";
import { useReplyForm } from "@/app/_door/use-reply-form";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/form/field";
import { Problem } from "@/app/_ui/problem";
import { joinAction } from "./actions";

/** Two forms, so that Enter in the name field joins under that name and never as the account. */
export function AccountForm({ code, name }: { code: string; name: string }) {
  const { form, pending, problem } = useReplyForm(joinAction);
  return (
    <form {...form} className="space-y-3">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="as" value="me" />
      <Problem message={problem} />
      <Button type="submit" look="primary" size="large" className="w-full sm:w-auto" aria-disabled={pending}>
        {pending ? "Joining…" : `Join as ${name}`}
      </Button>
      <p className="text-[13px] text-muted">
        With your account, so that practice can follow from this interview.
      </p>
    </form>
  );
}

type GuestProps = { code: string; candidateName: string; second: boolean };

/** `second`: below the form of somebody who is signed in. */
export function GuestForm({ code, candidateName, second }: GuestProps) {
  const { form, pending, typed, field, problem } = useReplyForm(joinAction);
  return (
    <form {...form} className="space-y-5">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="as" value="guest" />
      <TextField
        label={second ? "Or as a guest, under this name" : "Your name"}
        {...field("name")}
        autoComplete={second ? "off" : "name"}
        maxLength={80}
        defaultValue={typed.name ?? candidateName}
        hint="As the interviewer will see it."
      />
      <Problem message={problem} />
      <Button
        type="submit"
        look={second ? "plain" : "primary"}
        size="large"
        className="w-full sm:w-auto"
        aria-disabled={pending}
      >
        {pending ? "Joining…" : second ? "Join as a guest" : "Join"}
      </Button>
    </form>
  );
}

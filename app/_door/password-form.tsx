"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/form/field";
import { useSentForm } from "@/app/_ui/form/use-sent-form";
import { Problem } from "@/app/_ui/problem";
import { changePasswordAction } from "@/app/(desk)/account/actions";

type Account = { email: string | null; hasPassword: boolean; oidcName: string | undefined };

export function PasswordSection({ email, hasPassword, oidcName }: Account) {
  return (
    <section aria-labelledby="password">
      <h2 id="password" className="mb-4 border-b border-line-strong pb-2 font-semibold">
        Password
      </h2>
      {hasPassword ? (
        <PasswordForm email={email ?? ""} />
      ) : (
        <p className="text-sm text-muted">
          You sign in through {oidcName ?? "your provider"}, so there is no password here. Change it there.
        </p>
      )}
    </section>
  );
}

/** `email`: for the browser's own store of passwords, which asks whose this is. */
function PasswordForm({ email }: { email: string }) {
  const [isChanged, setChanged] = useState(false);
  const { form, pending, errors, problem } = useSentForm(changePasswordAction, () => {
    form.ref.current?.reset();
    setChanged(true);
  });
  return (
    <form
      {...form}
      onChange={() => {
        setChanged(false);
        form.onChange();
      }}
      className="space-y-4"
    >
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label="Password now"
        name="current"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        error={errors.current}
      />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        maxLength={200}
        error={errors.password}
        hint="At least 8 characters. A few words in a row are easy to keep in mind."
      />
      <p className="text-[13px] text-muted">
        Your other browsers and devices are signed out with it, and links for new passwords that were made for
        you or by you open no more. Links into a team stay: an admin sees them on its page.
      </p>
      {/* What a field says isn’t said twice. */}
      <Problem message={errors.current || errors.password ? undefined : problem} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" aria-disabled={pending}>
          {pending ? "Changing…" : "Change password"}
        </Button>
        <p role="status" className="text-sm text-muted">
          {isChanged ? "Changed. Other devices are signed out." : ""}
        </p>
      </div>
    </form>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/form/field";
import { Segments } from "@/app/_ui/form/segments";
import { SelectField } from "@/app/_ui/form/select-field";
import { useSentForm } from "@/app/_ui/form/use-sent-form";
import { Problem } from "@/app/_ui/problem";
import { teamRoles } from "@/db/vocabulary";
import { mostPlaces, roleNames } from "@/lib/teams/rules";
import { inviteToTeamAction } from "../actions";

type Kind = "address" | "people";
const kinds: { value: Kind; label: string }[] = [
  { value: "address", label: "One person" },
  { value: "people", label: "Several" },
];

/** A link for one address, or for so many people. */
export function InviteForm() {
  const router = useRouter();
  const [to, setTo] = useState<Kind>("address");
  const { form, pending, errors, problem } = useSentForm(inviteToTeamAction, () => {
    form.ref.current?.reset();
    router.refresh();
  });
  return (
    <section aria-labelledby="invite" className="rounded-card border border-line bg-surface p-5">
      <h2 id="invite" className="mb-3 font-semibold">
        Invite to the team
      </h2>
      <form {...form} className="space-y-4">
        <Segments<Kind> legend="For" options={kinds} value={to} onChoose={setTo} />
        <input type="hidden" name="to" value={to} />
        {to === "address" ? (
          <TextField
            label="E-mail"
            name="email"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={errors.email}
            hint="Only an account with this address gets in. Nothing is mailed: you send them the link."
          />
        ) : (
          <TextField
            label="How many people"
            name="places"
            type="number"
            inputMode="numeric"
            min={1}
            max={mostPlaces}
            defaultValue={5}
            error={errors.places}
            hint="Whoever has the link gets in, until so many have."
          />
        )}
        <SelectField label="Role" name="role" defaultValue="interviewer" error={errors.role}>
          {teamRoles.map((role) => (
            <option key={role} value={role}>
              {roleNames[role]}
            </option>
          ))}
        </SelectField>
        <Problem message={problem} />
        <Button type="submit" look="primary" aria-disabled={pending}>
          {pending ? "Making it…" : "Make a link"}
        </Button>
      </form>
    </section>
  );
}

"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, buttonClass } from "@/app/_ui/button";
import { Choice } from "@/app/_ui/form/choice";
import { TextField } from "@/app/_ui/form/field";
import { useSentForm } from "@/app/_ui/form/use-sent-form";
import { Problem } from "@/app/_ui/problem";
import type { KitChoice } from "@/lib/interviews/reads";
import { createInterviewAction } from "../actions";
import { KitField } from "./kit-field";
import { WhenField } from "./when-field";

type Props = { kits: KitChoice[]; chosen?: string };

export function NewInterviewForm({ kits, chosen }: Props) {
  const router = useRouter();
  const { form, pending, errors, problem } = useSentForm(createInterviewAction, ({ interviewId }) =>
    router.push(`/interviews/${interviewId}`),
  );
  const [kitId, setKitId] = useState(chosen ?? kits[0]?.kitId ?? "");
  const [ownTitle, setOwnTitle] = useState<string>();
  const kit = kits.find((each) => each.kitId === kitId);
  return (
    <form {...form} method="post" className="space-y-8">
      <KitField kits={kits} chosen={kitId} onChoose={setKitId} error={errors.kitId} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Candidate’s name"
          name="candidateName"
          maxLength={80}
          autoComplete="off"
          required
          error={errors.candidateName}
          hint="As you would greet them. They can correct it when they join."
        />
        <TextField
          label="Title"
          name="title"
          maxLength={120}
          autoComplete="off"
          required
          value={ownTitle ?? kit?.title ?? "Interview"}
          onChange={(event) => setOwnTitle(event.target.value)}
          error={errors.title}
          hint="The candidate sees it too."
        />
      </div>
      {kit ? (
        <input type="hidden" name="plannedMinutes" value={kit.minutes} />
      ) : (
        <TextField
          label="Minutes"
          name="plannedMinutes"
          type="number"
          inputMode="numeric"
          min={5}
          max={240}
          defaultValue={45}
          required
          error={errors.plannedMinutes}
          className="max-w-32"
        />
      )}
      <WhenField error={errors.scheduledAt} />
      <TextField
        label="Link to the call"
        optional
        name="callUrl"
        type="url"
        inputMode="url"
        autoComplete="off"
        error={errors.callUrl}
        hint="Where you will talk. Both of you find it in the room."
      />
      <Choice name="showsClock" defaultChecked hint="They see the time that has passed. You always do.">
        Show the candidate a clock
      </Choice>
      <Problem message={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" size="large" aria-disabled={pending} disabled={pending}>
          {pending ? "Creating…" : "Create interview"}
        </Button>
        <Link href="/interviews" className={buttonClass("quiet", "large")}>
          Back
        </Link>
      </div>
    </form>
  );
}

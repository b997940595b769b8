"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LeaveGuard } from "@/app/_saving/leave-guard";
import { Button, buttonClass } from "@/app/_ui/button";
import { useSentForm } from "@/app/_ui/form/use-sent-form";
import { Problem } from "@/app/_ui/problem";
import type { KitChoice } from "@/lib/interviews/reads";
import { createInterviewAction } from "../actions";
import { InterviewFields } from "../interview-fields";
import { KitField } from "./kit-field";

type Props = { kits: KitChoice[]; chosen?: string };

export function NewInterviewForm({ kits, chosen }: Props) {
  const router = useRouter();
  const { form, pending, isTyped, errors, problem } = useSentForm(createInterviewAction, ({ interviewId }) =>
    router.push(`/interviews/${interviewId}`),
  );
  const [kitId, setKitId] = useState(chosen ?? kits[0]?.kitId ?? "");
  const [ownTitle, setOwnTitle] = useState<string>();
  const kit = kits.find((each) => each.kitId === kitId);
  return (
    <form {...form} method="post" className="space-y-8">
      <KitField kits={kits} chosen={kitId} onChoose={setKitId} error={errors.kitId} />
      <InterviewFields
        errors={errors}
        title={{
          value: ownTitle ?? kit?.title ?? "Interview",
          onChange: (event) => setOwnTitle(event.target.value),
        }}
        kitMinutes={kit?.minutes}
      />
      <Problem message={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" size="large" aria-disabled={pending} disabled={pending}>
          {pending ? "Creating…" : "Create interview"}
        </Button>
        <Link href="/interviews" className={buttonClass("quiet", "large")}>
          Back
        </Link>
      </div>
      <LeaveGuard active={isTyped && !pending} />
    </form>
  );
}

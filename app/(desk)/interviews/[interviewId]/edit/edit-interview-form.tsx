"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LeaveGuard } from "@/app/_saving/leave-guard";
import { Button, buttonClass } from "@/app/_ui/button";
import { useSentForm } from "@/app/_ui/form/use-sent-form";
import { Problem } from "@/app/_ui/problem";
import { formatInstant, zoneName } from "@/app/_ui/time/time-format";
import type { PlannedInterview } from "@/lib/interviews/schema";
import { pick } from "@/lib/keys";
import { changeInterviewAction } from "../../actions";
import { InterviewFields } from "../../interview-fields";

type Props = { interviewId: string; known: PlannedInterview; joined: boolean };
type Field = keyof PlannedInterview;

/** What was changed here is saved; what somebody else changed meanwhile stays, and is shown where both changed the same. */
export function EditInterviewForm({ interviewId, known, joined }: Props) {
  const router = useRouter();
  const page = `/interviews/${interviewId}`;
  const [opened] = useState(known);
  const [base, setBase] = useState(known);
  const [clashes, setClashes] = useState<Record<string, string>>({});
  const { form, pending, isTyped, errors, problem } = useSentForm(changeInterviewAction, (changed) => {
    if (changed.outcome === "saved") return router.push(page);
    setBase({ ...base, ...pick(changed.standing, changed.clashes) });
    setClashes(
      Object.fromEntries(
        changed.clashes.map((field) => [
          field === "timeZone" ? "scheduledAt" : field,
          clashWords(field, changed.standing),
        ]),
      ),
    );
  });
  return (
    <form {...form} method="post" className="space-y-8">
      <input type="hidden" name="interviewId" value={interviewId} />
      <input type="hidden" name="base" value={JSON.stringify(base)} />
      <InterviewFields errors={{ ...clashes, ...errors }} known={opened} joined={joined} />
      <Problem
        message={
          problem ??
          (Object.keys(clashes).length > 0
            ? "Nothing was saved yet: somebody changed the same meanwhile."
            : undefined)
        }
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" size="large" aria-disabled={pending} disabled={pending}>
          {pending ? "Saving…" : "Save"}
        </Button>
        <Link href={page} className={buttonClass("quiet", "large")}>
          Back
        </Link>
      </div>
      <LeaveGuard active={isTyped && !pending} />
    </form>
  );
}

function clashWords(field: Field, standing: PlannedInterview): string {
  const { scheduledAt, timeZone } = standing;
  const when = scheduledAt ? `${formatInstant(scheduledAt, timeZone)} ${zoneName(timeZone)}` : "any time";
  const says = field === "scheduledAt" || field === "timeZone" ? when : standing[field] || "nothing";
  return `It was changed meanwhile and says “${says}” now. Save again to put yours in its place.`;
}

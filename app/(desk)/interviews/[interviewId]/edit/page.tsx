import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { DeadEnd } from "@/app/_ui/dead-end";
import { loadInterview } from "@/lib/interviews/loaders";
import { changeRefusals } from "@/lib/interviews/rules";
import { EditInterviewForm } from "./edit-interview-form";

export const metadata: Metadata = { title: "Edit interview" };

type Props = { params: Promise<{ interviewId: string }> };

export default async function EditInterviewPage({ params }: Props) {
  const { interviewId, status, seats, mayManage, ...interview } = await loadInterview(
    (await params).interviewId,
  );
  if (!mayManage) notFound();
  if (status !== "scheduled") {
    return (
      <DeadEnd title="It can’t be changed any more">
        <p className="text-muted">{changeRefusals[status]}</p>
        <Link href={`/interviews/${interviewId}`} className={buttonClass("primary")}>
          Open the interview
        </Link>
      </DeadEnd>
    );
  }
  const { title, candidateName, callUrl, scheduledAt, timeZone, plannedMinutes, showsClock } = interview;
  return (
    <div className="max-w-[720px]">
      <h1 className="mb-8 font-serif text-[32px] leading-tight">Edit interview</h1>
      <EditInterviewForm
        interviewId={interviewId}
        known={{ title, candidateName, callUrl, scheduledAt, timeZone, plannedMinutes, showsClock }}
        joined={seats.some(({ role }) => role === "candidate")}
      />
    </div>
  );
}

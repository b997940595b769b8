import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Chip } from "@/app/_ui/chip";
import { YourTime } from "@/app/_ui/time/your-time";
import type { loadInterview } from "@/lib/interviews/loaders";
import { StatusWord } from "../status-word";
import { InterviewWhen } from "../when";
import { CancelInterview } from "./cancel-interview";

export type Interview = Awaited<ReturnType<typeof loadInterview>>;

export function Heading({ interview }: { interview: Interview }) {
  const { title, candidateName, status, scheduledAt, timeZone, isDemo } = interview;
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0">
        <p className="text-sm text-muted wrap-anywhere">
          {title} · <InterviewWhen {...interview} parts="full" />
        </p>
        <h1 className="font-serif text-[34px] leading-tight wrap-anywhere">{candidateName}</h1>
        <p className="mt-1 flex flex-wrap gap-x-3 text-sm">
          <StatusWord status={status} />
          {isDemo ? <Chip>Demo: anybody who reaches this server may come in</Chip> : null}
          {status === "scheduled" && scheduledAt ? <YourTime at={scheduledAt} zone={timeZone} /> : null}
        </p>
      </div>
      <Steps interview={interview} />
    </div>
  );
}

function Steps({
  interview: { interviewId, status, seatRole, mayManage, candidateName },
}: {
  interview: Interview;
}) {
  const interviews = seatRole === "interviewer";
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {mayManage && status === "scheduled" ? (
        <>
          <CancelInterview interviewId={interviewId} candidateName={candidateName} />
          <Link href={`/interviews/${interviewId}/edit`} className={buttonClass("plain")}>
            Edit
          </Link>
        </>
      ) : null}
      {interviews && status !== "cancelled" ? (
        <Link
          href={`/interviews/${interviewId}/room`}
          className={buttonClass(status === "ended" ? "plain" : "primary")}
        >
          Open room
        </Link>
      ) : null}
      {interviews && status === "ended" ? (
        <Link href={`/interviews/${interviewId}/scorecard`} className={buttonClass("primary")}>
          Scorecard
        </Link>
      ) : null}
    </div>
  );
}

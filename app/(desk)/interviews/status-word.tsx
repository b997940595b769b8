import type { InterviewStatus } from "@/db/vocabulary";
import { statusWords } from "@/lib/interviews/rules";

const looks: Partial<Record<InterviewStatus, string>> = {
  live: "font-medium text-live",
  paused: "font-medium",
};

export function StatusWord({ status }: { status: InterviewStatus }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${looks[status] ?? "text-muted"}`}>
      {status === "live" ? <span aria-hidden="true" className="size-1.5 rounded-full bg-live" /> : null}
      {statusWords[status]}
    </span>
  );
}

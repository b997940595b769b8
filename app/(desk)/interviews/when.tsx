import { Time } from "@/app/_ui/time/time";
import type { TimeParts } from "@/app/_ui/time/time-format";
import type { InterviewStatus } from "@/db/vocabulary";

type Props = {
  status: InterviewStatus;
  scheduledAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  timeZone: string;
  parts?: TimeParts;
};

/** When it was, is, or is meant to be: what happened counts before what was planned. */
export function InterviewWhen({ status, scheduledAt, startedAt, endedAt, timeZone, parts = "short" }: Props) {
  const at = (status === "cancelled" ? undefined : startedAt) ?? scheduledAt ?? endedAt;
  if (!at) return <>Any time</>;
  return <Time at={at} zone={timeZone} parts={parts} now={new Date()} />;
}

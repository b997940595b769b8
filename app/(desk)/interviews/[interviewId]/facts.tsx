import { isOver } from "@/lib/interviews/rules";
import type { Interview } from "./heading";

/** The small print of an interview: who, how long, where they talk. */
export function Facts({ interview }: { interview: Interview }) {
  const { title, plannedMinutes, callUrl, showsClock, seats, status } = interview;
  const interviewers = seats.filter((seat) => seat.role === "interviewer").map((seat) => seat.name);
  const candidate = seats.find((seat) => seat.role === "candidate");
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-y-2 text-sm">
      <Fact name="Title">{title}</Fact>
      <Fact name={interviewers.length > 1 ? "Interviewers" : "Interviewer"}>
        {interviewers.join(", ") || "Nobody"}
      </Fact>
      <Fact name="Candidate">
        {candidate ? `${candidate.name}, joined` : isOver(status) ? "Didn’t join" : "Hasn’t joined yet"}
      </Fact>
      <Fact name="Planned">{plannedMinutes} minutes</Fact>
      <Fact name="Call">
        {callUrl ? (
          <a
            href={callUrl}
            target="_blank"
            rel="noopener noreferrer"
            className="line-clamp-2 break-all text-accent underline underline-offset-4"
          >
            {callUrl}
          </a>
        ) : (
          "No link given"
        )}
      </Fact>
      <Fact name="Clock">{showsClock ? "The candidate sees it" : "Hidden from the candidate"}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere tabular-nums">{children}</dd>
    </>
  );
}

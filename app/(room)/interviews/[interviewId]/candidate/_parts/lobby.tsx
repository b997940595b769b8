"use client";
import type { Person } from "@/app/_live/room-state";
import { buttonClass } from "@/app/_ui/button";
import { PlannedFor } from "./planned-for";
import { SoundCheck } from "./sound-check";

export type CandidateInterview = {
  title: string;
  callUrl: string | null;
  showsClock: boolean;
  scheduledAtMs: number | null;
  timeZone: string;
};
type Props = { name: string; interview: CandidateInterview; interviewer: Person | undefined };

/** Before the start: who, when, what is recorded and who sees it. */
export function Lobby({ name, interview, interviewer }: Props) {
  const who = interviewer?.name ?? "The interviewer";
  return (
    <section>
      <p className="text-[13px] font-medium text-muted">{interview.title}</p>
      <h1 className="mt-2 font-serif text-[28px] leading-tight sm:text-[32px]">You’re in, {name}</h1>
      <p role="status" className="mt-3 text-[17px]">
        {interviewer?.here
          ? `${who} is here. The first question appears on this page when the interview starts.`
          : `${who} isn’t here yet. Leave this page open: the interview starts here.`}
      </p>
      {interview.scheduledAtMs !== null ? (
        <PlannedFor atMs={interview.scheduledAtMs} timeZone={interview.timeZone} />
      ) : null}
      <div className="mt-6 flex flex-wrap gap-3">
        {interview.callUrl ? (
          <a
            href={interview.callUrl}
            target="_blank"
            rel="noopener noreferrer"
            className={buttonClass("primary")}
          >
            Open the call
          </a>
        ) : null}
        <SoundCheck />
      </div>
      <dl className="mt-10 space-y-4 border-t border-line pt-6 text-[15px]">
        <Fact term="What you see">One question at a time. You may answer aloud, in writing, or both.</Fact>
        <Fact term="What is saved">
          What you write, as you write it; the interviewer sees it at once. Nothing records sound or picture
          here.
        </Fact>
        <Fact term="What the interviewer does">
          Takes private notes and rates each answer on described levels. You don’t see them.
        </Fact>
        <Fact term="If the line drops">
          Your words are kept in this browser and sent when it is back, until a minute after the interview’s
          end. Opening the page again brings you where you were.
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="sm:grid sm:grid-cols-[180px_1fr] sm:gap-4">
      <dt className="font-medium">{term}</dt>
      <dd className="text-muted">{children}</dd>
    </div>
  );
}

"use client";
import Link from "next/link";
import { Clock, type ServerClock } from "@/app/_live/clock";
import { ConnectionState } from "@/app/_live/connection-state";
import type { RoomState } from "@/app/_live/room-state";
import { clockText, elapsedAt } from "@/app/_live/use-room";
import { Button, buttonClass } from "@/app/_ui/button";
import { KeyCap } from "@/app/_ui/key-cap";
import type { Actions } from "./use-actions";

export type CockpitInterview = {
  title: string;
  candidateName: string;
  callUrl: string | null;
  plannedMinutes: number;
  timeZone: string;
};
type Props = {
  interview: CockpitInterview;
  state: RoomState;
  clock: ServerClock;
  actions: Actions;
  currentId: string | undefined;
  onEnd(): void;
};

export function CockpitBar({ interview, state, clock, actions, currentId, onEnd }: Props) {
  const { status } = state.room;
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 max-sm:gap-x-2">
      <Link href="/interviews" className="font-serif text-[17px] font-medium">
        Rehearse
      </Link>
      <h1 className="flex min-w-0 flex-1 items-baseline gap-x-3 max-sm:sr-only">
        <span className="max-w-full shrink-0 truncate font-medium">{interview.title}</span>
        <span className="truncate text-muted">with {interview.candidateName}</span>
      </h1>
      <p className="flex flex-wrap items-center gap-x-4 max-sm:w-full max-sm:order-last">
        {status === "ended" ? null : <Here state={state} name={interview.candidateName} />}
        {currentId ? <Receipt state={state} askedQuestionId={currentId} /> : null}
        <ConnectionState connection={state.connection} unsent={actions.unsent} />
      </p>
      <p className="ml-auto flex items-baseline gap-x-2 sm:ml-0">
        <span role="status" className="font-semibold text-live empty:hidden">
          {status === "paused" ? "Paused" : status === "ended" ? "Ended" : ""}
        </span>
        <span className="tabular-nums" role="timer" aria-label="Elapsed">
          <strong className="font-semibold">
            <Clock {...clock} text={(nowMs) => clockText(elapsedAt(state, nowMs))} />
          </strong>
          <span className="text-muted max-sm:sr-only"> of {interview.plannedMinutes}:00</span>
        </span>
      </p>
      <div className="flex items-center gap-2 max-sm:[&_kbd]:hidden">
        {interview.callUrl ? (
          <a
            href={interview.callUrl}
            target="_blank"
            rel="noopener noreferrer"
            className={buttonClass("quiet", "small")}
          >
            Call
          </a>
        ) : null}
        {status === "scheduled" ? (
          <Button
            look="primary"
            size="small"
            onClick={actions.start}
            aria-disabled={actions.pending !== null}
          >
            Start the interview <KeyCap>S</KeyCap>
          </Button>
        ) : null}
        {status === "live" || status === "paused" ? (
          <>
            <Button size="small" onClick={actions.pauseOrResume} aria-disabled={actions.pending !== null}>
              {status === "live" ? "Pause" : "Resume"} <KeyCap>P</KeyCap>
            </Button>
            <Button look="danger" size="small" onClick={onEnd}>
              <span>
                End<span className="max-sm:sr-only"> interview</span>
              </span>{" "}
              <KeyCap>E</KeyCap>
            </Button>
          </>
        ) : null}
        {status === "ended" ? (
          <Link href={`./scorecard`} className={buttonClass("primary", "small")}>
            Go to the scorecard
          </Link>
        ) : null}
      </div>
    </header>
  );
}

/** What the others do isn't known then. */
const isDown = ({ connection: { state } }: RoomState) => state === "reconnecting" || state === "refused";

function Here({ state, name }: { state: RoomState; name: string }) {
  const candidate = candidateIn(state);
  const first = (candidate?.name ?? name).split(" ")[0];
  const isKnown = !isDown(state);
  // A page that was never let in has heard of nobody; what they did last is said of whoever was seen here.
  if (!isKnown && candidate?.here === false) return null;
  const here = isKnown && (candidate?.here ?? false);
  const is = isKnown ? "is" : "was";
  return (
    <span role="status" className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg
        aria-hidden="true"
        viewBox="0 0 8 8"
        className={`size-[7px] ${here ? "fill-ok" : "fill-none stroke-muted"}`}
      >
        <circle cx="4" cy="4" r="3.5" />
      </svg>
      {candidate ? `${first} ${is} ${candidate.here ? "here" : "away"}` : `${first} hasn’t joined yet`}
    </span>
  );
}

/** Whether the question really stands on the candidate's screen: said only after their page painted it, and while it is there. */
function Receipt({ state, askedQuestionId }: { state: RoomState; askedQuestionId: string }) {
  const shown = state.shown[askedQuestionId] !== undefined;
  const isHere = !isDown(state) && (candidateIn(state)?.here ?? false);
  if (isDown(state) && !shown) return null;
  return (
    <span role="status" className={`whitespace-nowrap ${shown && isHere ? "text-ok" : "text-muted"}`}>
      {shown ? (isHere ? "✓ On their screen" : "Was on their screen") : "Sent, not on their screen yet"}
    </span>
  );
}

const candidateIn = ({ people }: RoomState) => people.find(({ role }) => role === "candidate");

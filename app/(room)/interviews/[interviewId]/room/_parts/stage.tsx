"use client";
import type { Judgement } from "@/app/_judging/use-judgement";
import type { RoomState } from "@/app/_live/room-state";
import { KeyCap } from "@/app/_ui/key-cap";
import type { PlanRow } from "@/lib/room/plan";
import type { AskedView, Guide } from "@/lib/room/schema";
import type { TypedKind } from "@/lib/text/limits";
import { GuideTabs } from "./guide-tabs";
import { AnswerMirror, Mirror } from "./mirror";
import { StageHead } from "./stage-head";
import { SentMessages } from "./typed/sent-messages";
import type { Actions } from "./use-actions";

type Props = {
  className: string;
  candidateName: string;
  timeZone: string;
  row: PlanRow | undefined;
  guide: Guide | undefined;
  state: RoomState;
  judgement: Judgement;
  actions: Actions;
  onType(kind: TypedKind): void;
};

/** The chosen question: what the candidate sees of it, what they wrote, and below it the private guide. */
export function Stage(props: Props) {
  const { className, candidateName, timeZone, row, guide, state, judgement, actions, onType } = props;
  const { status } = state.room;
  const first = candidateName.split(" ")[0] ?? candidateName;
  const asked = row?.asked;
  const ended = status === "ended";
  const position = row?.asked ? positionOf(row.asked, row.isAsked) : "coming";
  return (
    <section
      aria-labelledby="stage-heading"
      className={`flex min-h-0 flex-col gap-3.5 overflow-y-auto px-4 py-3.5 xl:px-6 ${className}`}
    >
      <StageHead
        first={first}
        row={row}
        position={position}
        status={status}
        actions={actions}
        onType={onType}
      />
      {ended ? null : <SentMessages room={state.room} first={first} timeZone={timeZone} />}
      {status === "scheduled" ? <Waiting state={state} first={first} /> : null}
      {ended ? (
        <p role="status" className="rounded-card border border-line bg-surface px-4 py-3">
          The interview has ended. {first}’s last words are taken until a minute after the end; nothing else
          goes to them or comes from them. Rate what is missing here or in the scorecard.
        </p>
      ) : null}
      {row ? (
        <>
          <Mirror asked={asked} guide={guide} isComing={position === "coming"} />
          {asked ? <AnswerMirror asked={asked} first={first} state={state} timeZone={timeZone} /> : null}
          {guide ? (
            <GuideTabs
              guide={guide}
              asked={asked}
              judgement={judgement}
              actions={actions}
              onType={onType}
              live={status === "live"}
            />
          ) : null}
        </>
      ) : (
        <p className="rounded-card border border-dashed border-line-strong px-5 py-10 text-center text-muted">
          Choose a question in the plan, or find one in the bank with <KeyCap>Ctrl K</KeyCap>.
        </p>
      )}
    </section>
  );
}

function positionOf({ closedAtMs, isTakenBack }: AskedView, isAsked: boolean) {
  if (closedAtMs === null) return "on screen";
  return isTakenBack && !isAsked ? "taken back" : "done";
}

function Waiting({ state, first }: { state: RoomState; first: string }) {
  const isKnown = !["reconnecting", "refused"].includes(state.connection.state);
  const here = state.people.some((one) => one.role === "candidate" && one.here);
  return (
    <p role="status" className="rounded-card border border-line bg-surface px-4 py-3">
      {isKnown ? (here ? `${first} is in the lobby. ` : `${first} isn’t here yet. `) : ""}
      Nothing is on their screen until you start; look through the plan meanwhile.
    </p>
  );
}

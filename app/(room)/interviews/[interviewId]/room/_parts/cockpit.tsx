"use client";
import { useRef, useState } from "react";
import { useJudgement } from "@/app/_judging/use-judgement";
import { useSignedOutHere } from "@/app/_live/other-tabs";
import type { Initial } from "@/app/_live/room-state";
import { SignedOut, whatEnded } from "@/app/_live/signed-out";
import type { Guide, OwnNote, OwnRating } from "@/lib/room/schema";
import { CockpitBar, type CockpitInterview } from "./cockpit-bar";
import { CockpitDialogs, type Opener } from "./cockpit-dialogs";
import { type Column, ColumnSwitch } from "./column-switch";
import { JudgementColumn } from "./judgement-column";
import { PlanColumn } from "./plan-column";
import { Problems } from "./problems";
import { Stage } from "./stage";
import { useActions } from "./use-actions";
import { useGuides } from "./use-guides";
import { useSelectedRow } from "./use-selected-row";

type Props = {
  seatId: string;
  interview: CockpitInterview;
  guides: Record<string, Guide>;
  notes: OwnNote[];
  ratings: OwnRating[];
  /** The scorecard is submitted. */
  isFinal: boolean;
  initial: Initial;
};

/** An interviewer’s side of a live interview: plan, stage and judgement beside each other, or one at a time on a narrow screen. */
export function Cockpit({
  seatId,
  interview: planned,
  guides: known,
  notes,
  ratings,
  isFinal,
  initial,
}: Props) {
  const judgement = useJudgement(initial, { seatId, notes, ratings, isFinal });
  const { client, state } = judgement;
  const candidate = state.people.find(({ role }) => role === "candidate");
  const details = { ...planned, ...state.interview };
  const interview = {
    ...details,
    title: state.interview?.heading ?? planned.title,
    candidateName: candidate?.name ?? details.candidateName,
  };
  const { rows, selected, currentId, choose } = useSelectedRow(state, judgement);
  const [column, setColumn] = useState<Column>("On screen");
  const dialogs = useRef<Opener>(null);

  const guides = useGuides(client, known, rows);
  const guide = selected && guides[selected.questionVersionId];
  const actions = useActions({
    interviewId: initial.interviewId,
    client,
    state,
    rows,
    selected,
    guide,
    judgement,
  });
  const clock = { client, initialMs: initial.serverNowMs, runs: state.room.status === "live" };
  const shows = (name: Column) => (column === name ? "" : "max-lg:hidden");

  const isSignedOut = useSignedOutHere();
  const ended = isSignedOut ? "sign-in" : whatEnded(state);
  if (ended) return <SignedOut ended={ended} />;
  return (
    <div className="flex h-dvh flex-col overflow-hidden text-[13px]">
      <CockpitBar
        interview={interview}
        state={state}
        clock={clock}
        actions={actions}
        currentId={currentId}
        onEnd={() => dialogs.current?.open("end")}
      />
      <Problems
        initial={initial}
        state={state}
        actions={actions}
        onRetry={client.retry}
        flush={actions.flush}
      />
      <ColumnSwitch column={column} onSwitch={setColumn} />
      <main className="grid min-h-0 flex-1 lg:grid-cols-[240px_minmax(0,1fr)_312px] xl:grid-cols-[292px_minmax(0,1fr)_372px]">
        <PlanColumn
          className={shows("Plan")}
          rows={rows}
          guides={guides}
          state={state}
          judgement={judgement}
          selectedKey={selected?.key}
          plannedMinutes={interview.plannedMinutes}
          clock={clock}
          onSelect={(key) => {
            choose(key);
            setColumn("On screen");
          }}
          onAdd={() => dialogs.current?.open("palette")}
          onRemove={actions.removeFromPlan}
        />
        <Stage
          className={shows("On screen")}
          candidateName={interview.candidateName}
          timeZone={interview.timeZone}
          row={selected}
          guide={guide}
          state={state}
          judgement={judgement}
          actions={actions}
          onType={(kind) => dialogs.current?.open(kind)}
        />
        <JudgementColumn
          className={shows("Judgement")}
          row={selected}
          guide={guide}
          judgement={judgement}
          timeZone={interview.timeZone}
          ended={state.room.status === "ended"}
          onKeys={() => dialogs.current?.open("keys")}
        />
      </main>
      <CockpitDialogs
        ref={dialogs}
        client={client}
        actions={actions}
        rows={rows}
        selected={selected}
        currentId={currentId}
        choose={choose}
        show={setColumn}
        status={state.room.status}
        candidateName={interview.candidateName}
        keptAs={`${initial.interviewId}/${seatId}/typed`}
      />
    </div>
  );
}

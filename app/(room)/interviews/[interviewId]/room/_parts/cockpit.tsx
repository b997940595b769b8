"use client";
import { useEffect, useMemo, useState } from "react";
import { useJudgement } from "@/app/_judging/use-judgement";
import { RefusedLine } from "@/app/_live/refused-line";
import type { Initial } from "@/app/_live/room-state";
import { useServerNow } from "@/app/_live/use-room";
import { planRows } from "@/lib/room/plan";
import { onScreen } from "@/lib/room/room";
import type { Guide, OwnNote, OwnRating } from "@/lib/room/schema";
import { CockpitBar } from "./cockpit-bar";
import { EndDialog } from "./end-dialog";
import { JudgementColumn } from "./judgement-column";
import { KeysDialog } from "./keys-dialog";
import { Palette } from "./palette";
import { PlanColumn } from "./plan-column";
import { Stage } from "./stage";
import { useActions } from "./use-actions";
import { useGuides } from "./use-guides";
import { useKeys } from "./use-keys";

export type CockpitEvent = {
  title: string;
  candidateName: string;
  callUrl: string | null;
  plannedMinutes: number;
  timeZone: string;
};
type Props = {
  seatId: string;
  event: CockpitEvent;
  guides: Record<string, Guide>;
  notes: OwnNote[];
  ratings: OwnRating[];
  initial: Initial;
};

const columns = ["Plan", "On screen", "Judgement"] as const;
type Column = (typeof columns)[number];

export function Cockpit({ seatId, event, guides: known, notes, ratings, initial }: Props) {
  const judgement = useJudgement(initial, { seatId, notes, ratings });
  const { client, state } = judgement;
  const rows = useMemo(
    () => planRows(state.panel.plan, state.room.asked),
    [state.panel.plan, state.room.asked],
  );
  const current = onScreen(state.room);
  const [chosenKey, choose] = useState<string | null>(null);
  const [column, setColumn] = useState<Column>("On screen");
  const [open, setOpen] = useState<"palette" | "keys" | "end" | null>(null);

  const currentRow = rows.find((row) => row.asked && row.asked.askedQuestionId === current?.askedQuestionId);
  // Nothing comes after the end: what is left is the last answer to judge.
  const next = state.room.status === "ended" ? undefined : rows.find((row) => !row.asked);
  const lastAsked = rows.findLast((row) => row.asked) ?? rows.at(-1);
  const selected = rows.find((row) => row.key === chosenKey) ?? currentRow ?? next ?? lastAsked;
  // A question that comes onto the screen is what one looks at next.
  const currentId = current?.askedQuestionId;
  useEffect(() => {
    if (currentId) choose(null);
  }, [currentId]);

  const guides = useGuides(client, known, rows);
  const guide = selected && guides[selected.questionVersionId];
  const actions = useActions({ client, state, rows, selected, guide, judgement });
  const keys = useKeys({ actions, rows, selected, choose, open: setOpen, dialogOpen: open !== null });
  const nowMs = useServerNow(client, initial.serverNowMs, state.room.status === "live");
  const shows = (name: Column) => (column === name ? "" : "max-lg:hidden");

  return (
    <div className="flex h-dvh flex-col overflow-hidden text-[13px]">
      <CockpitBar
        event={event}
        state={state}
        nowMs={nowMs}
        actions={actions}
        currentId={currentId}
        onEnd={() => setOpen("end")}
      />
      {state.line.state === "refused" ? (
        <div className="px-4 pt-3">
          <RefusedLine refusal={state.line.refusal} onRetry={client.retry} />
        </div>
      ) : null}
      {actions.problem ? (
        <p
          role="alert"
          className="flex items-center gap-3 border-b border-live/40 bg-surface px-4 py-2 text-live"
        >
          <span className="flex-1">{actions.problem}</span>
          <button type="button" onClick={actions.dismiss} className="min-h-6 underline underline-offset-2">
            Dismiss
          </button>
        </p>
      ) : null}
      <nav aria-label="Parts of the room" className="flex border-b border-line lg:hidden">
        {columns.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={column === name}
            onClick={() => setColumn(name)}
            className={`min-h-11 flex-1 border-b-2 text-sm ${
              column === name ? "border-accent font-medium" : "border-transparent text-muted"
            }`}
          >
            {name}
          </button>
        ))}
      </nav>
      <main className="grid min-h-0 flex-1 lg:grid-cols-[240px_minmax(0,1fr)_312px] xl:grid-cols-[292px_minmax(0,1fr)_372px]">
        <PlanColumn
          className={shows("Plan")}
          rows={rows}
          guides={guides}
          state={state}
          judgement={judgement}
          selectedKey={selected?.key}
          plannedMinutes={event.plannedMinutes}
          nowMs={nowMs}
          onSelect={(key) => {
            choose(key);
            setColumn("On screen");
          }}
          onAdd={() => setOpen("palette")}
          onRemove={actions.removeFromPlan}
        />
        <Stage
          className={shows("On screen")}
          event={event}
          row={selected}
          guide={guide}
          state={state}
          judgement={judgement}
          actions={actions}
        />
        <JudgementColumn
          className={shows("Judgement")}
          row={selected}
          guide={guide}
          judgement={judgement}
          timeZone={event.timeZone}
          line={state.line}
          ended={state.room.status === "ended"}
          onKeys={() => setOpen("keys")}
        />
      </main>
      <Palette
        open={open === "palette"}
        client={client}
        actions={actions}
        rows={rows}
        candidateName={event.candidateName}
        onClose={() => setOpen(null)}
      />
      <KeysDialog open={open === "keys"} keys={keys} onClose={() => setOpen(null)} />
      <EndDialog
        open={open === "end"}
        unsent={actions.unsent}
        onEnd={actions.end}
        onClose={() => setOpen(null)}
      />
    </div>
  );
}

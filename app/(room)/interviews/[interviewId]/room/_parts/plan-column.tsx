"use client";
import { LevelBadge } from "@/app/_judging/level-badge";
import type { Judgement } from "@/app/_judging/use-judgement";
import { Clock, type ServerClock } from "@/app/_live/clock";
import type { RoomState } from "@/app/_live/room-state";
import { clockText, elapsedAt } from "@/app/_live/use-room";
import { KeyCap } from "@/app/_ui/key-cap";
import { countAsked, minutesToCome, nth, type PlanRow } from "@/lib/room/plan";
import { onScreenMs } from "@/lib/room/room";
import type { Guide } from "@/lib/room/schema";

type Props = {
  className: string;
  rows: PlanRow[];
  guides: Record<string, Guide>;
  state: RoomState;
  judgement: Judgement;
  selectedKey: string | undefined;
  plannedMinutes: number;
  clock: ServerClock;
  onSelect(key: string): void;
  onAdd(): void;
  onRemove(row: PlanRow): void;
};

export function PlanColumn(props: Props) {
  const { className, rows, state, onAdd } = props;
  const { asked, of } = countAsked(rows);
  return (
    <section
      aria-labelledby="plan-heading"
      className={`flex min-h-0 flex-col border-line bg-paper lg:border-r ${className}`}
    >
      <div className="flex items-center gap-2 px-3.5 py-3">
        <h2 id="plan-heading" className="font-semibold">
          Plan
        </h2>
        <span className="text-muted tabular-nums">
          {asked} of {of}
        </span>
        <button
          type="button"
          onClick={onAdd}
          disabled={state.room.status === "ended"}
          className="ml-auto inline-flex min-h-7 items-center gap-2 rounded-control px-2 text-muted hover:bg-sunk hover:text-ink disabled:opacity-50"
        >
          Add
          <span className="max-sm:hidden">
            <KeyCap>Ctrl K</KeyCap>
          </span>
        </button>
      </div>
      {rows.length === 0 ? (
        <p className="px-3.5 py-6 text-muted">
          Nothing is planned. Add questions from the bank, or find one with <KeyCap>Ctrl K</KeyCap> and ask it
          at once.
        </p>
      ) : (
        <ol className="min-h-0 flex-1 overflow-y-auto">
          {rows.map((row) => (
            <Row key={row.key} row={row} {...props} />
          ))}
        </ol>
      )}
      <Coverage {...props} />
    </section>
  );
}

function Row({ row, state, judgement, selectedKey, clock, onSelect, onRemove }: Props & { row: PlanRow }) {
  const onScreenNow = row.asked !== undefined && row.asked.closedAtMs === null;
  const selected = row.key === selectedKey;
  return (
    <li
      data-on-screen={onScreenNow || undefined}
      className={`group relative border-b border-line ${onScreenNow ? "bg-accent-soft" : selected ? "bg-sunk" : ""}`}
    >
      <button
        type="button"
        aria-current={selected || undefined}
        onClick={() => onSelect(row.key)}
        className={`grid w-full grid-cols-[20px_1fr_auto] gap-x-2 border-l-[3px] py-2.5 pr-3.5 pl-[11px] text-left leading-snug focus-visible:-outline-offset-2 ${onScreenNow ? "border-accent" : selected ? "border-line-field" : "border-transparent"}`}
      >
        <span className="text-muted tabular-nums">{row.asked?.number}</span>
        <span>
          <span
            className={row.isEarlier ? "sr-only" : row.isAsked && !onScreenNow ? "text-muted" : "font-medium"}
          >
            {row.title}
          </span>
          <span className={`block tabular-nums ${onScreenNow ? "text-accent" : "text-muted"}`}>
            <Clock
              {...clock}
              runs={clock.runs && onScreenNow}
              text={(nowMs) => stateWords(row, state, nowMs)}
            />
            {row.times > 1 ? <span className="whitespace-nowrap"> · {nth(row.time)} time</span> : null}
          </span>
        </span>
        {row.asked ? (
          <LevelBadge level={judgement.ratings.get(row.asked.askedQuestionId).value.level} />
        ) : null}
      </button>
      {!row.asked && row.planItemId && state.room.status !== "ended" ? (
        <button
          type="button"
          aria-label={`Remove “${row.title}” from the plan`}
          onClick={() => onRemove(row)}
          className="absolute top-2 right-2 size-6 rounded text-muted opacity-0 hover:bg-line group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
        >
          ×
        </button>
      ) : null}
    </li>
  );
}

function stateWords({ asked, minutes }: PlanRow, { room, shown }: RoomState, nowMs: number): string {
  if (!asked) return `${minutes} min`;
  const shownAtMs = shown[asked.askedQuestionId];
  const used = clockText(onScreenMs({ ...asked, shownAtMs }, room.pauses, nowMs));
  const where = asked.closedAtMs === null ? "On screen, " : asked.isTakenBack ? "Taken back, " : "";
  return `${where}${used} of ${minutes} min`;
}

function Coverage({ rows, guides, state, plannedMinutes, clock }: Props) {
  const competencies = new Map<string, boolean>();
  for (const row of rows) {
    const competency = guides[row.questionVersionId]?.competency;
    if (competency) competencies.set(competency, competencies.get(competency) || row.isAsked);
  }
  const left = (nowMs: number) => clockText(Math.max(0, plannedMinutes * 60_000 - elapsedAt(state, nowMs)));
  return (
    <div className="border-t border-line px-3.5 py-3">
      <p className="flex flex-wrap justify-between gap-x-2 text-muted">
        <span>Covered</span>
        {state.room.status !== "ended" ? (
          <span className="tabular-nums">
            <Clock {...clock} text={left} /> left, plan needs {minutesToCome(rows)} min
          </span>
        ) : null}
      </p>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {[...competencies].map(([competency, covered]) => (
          <li
            key={competency}
            className={`rounded-full border px-2 py-px text-xs ${covered ? "border-accent text-accent" : "border-line-strong text-muted"}`}
          >
            {competency}
            <span className="sr-only">{covered ? ", covered" : ", not yet"}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

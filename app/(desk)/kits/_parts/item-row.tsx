"use client";
import Link from "next/link";
import { describeItem } from "@/lib/kits/rules";
import { Grip } from "./grip";
import type { TypedItem } from "./typed-kit";

type Props = {
  item: TypedItem;
  place: number;
  count: number;
  error?: string;
  isDragged: boolean;
  /** Where the dragged one would be put down. */
  line: "above" | "below" | null;
  onGrab(event: React.PointerEvent<HTMLElement>): void;
  onMove(to: number): void;
  onRemove(): void;
  onMinutes(text: string): void;
};

const lines = {
  above: "shadow-[0_-3px_0_-1px_var(--accent)]",
  below: "shadow-[0_3px_0_-1px_var(--accent)]",
} as const;

export function ItemRow({ item, place, count, error, isDragged, line, ...act }: Props) {
  const { questionId, title } = item;
  function press(event: React.KeyboardEvent): void {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (!by) return;
    event.preventDefault();
    act.onMove(place + by);
  }
  return (
    <li
      data-place={place}
      onKeyDown={press}
      className={`grid grid-cols-[1.5rem_1.5rem_minmax(0,1fr)] gap-x-2 gap-y-2 border-b border-line py-3 sm:grid-cols-[1.5rem_1.5rem_minmax(0,1fr)_auto] ${isDragged ? "bg-accent-soft" : ""} ${line ? lines[line] : ""}`}
    >
      <Grip onGrab={act.onGrab} />
      <span className="text-right text-muted tabular-nums">{place + 1}</span>
      <div className="min-w-0 wrap-anywhere">
        <Link
          id={`title-${questionId}`}
          href={`/questions/${questionId}`}
          className="font-medium hover:underline hover:underline-offset-4"
        >
          {title}
        </Link>
        <p className="text-[13px] text-muted">{describeItem(item)}</p>
        <LeftOut status={item.status} />
        {error ? (
          <p id={`minutes-error-${questionId}`} className="mt-1 text-sm text-live">
            {error}
          </p>
        ) : null}
      </div>
      <Controls item={item} place={place} count={count} error={error} {...act} />
    </li>
  );
}

export function LeftOut({ status }: Pick<TypedItem, "status">) {
  if (status === "approved") return null;
  return (
    <p className="text-[13px] text-ink">
      {status === "draft"
        ? "A draft: left out of interviews until it is approved."
        : "Retired: left out of interviews. Put another in its place."}
    </p>
  );
}

type ControlProps = Pick<Props, "item" | "place" | "count" | "error" | "onMove" | "onRemove" | "onMinutes">;

function Controls({ item, place, count, error, onMove, onRemove, onMinutes }: ControlProps) {
  const { questionId, title, minutes } = item;
  return (
    <div className="col-start-3 flex items-center gap-1 self-start sm:col-start-4">
      <input
        id={`minutes-${questionId}`}
        type="number"
        inputMode="numeric"
        min={2}
        max={20}
        aria-label={`Minutes for ${title}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `minutes-error-${questionId}` : undefined}
        value={minutes}
        onChange={(event) => onMinutes(event.target.value)}
        className="min-h-8 w-12 rounded-control border border-line-field bg-surface px-2 text-right text-sm tabular-nums [appearance:textfield] aria-invalid:border-live [&::-webkit-inner-spin-button]:appearance-none"
      />
      <span aria-hidden="true" className="mr-2 text-[13px] text-muted">
        min
      </span>
      <Step
        id={`up-${questionId}`}
        word={`Move ${title} up`}
        sign="↑"
        isEnd={place === 0}
        onPress={() => onMove(place - 1)}
      />
      <Step
        id={`down-${questionId}`}
        word={`Move ${title} down`}
        sign="↓"
        isEnd={place === count - 1}
        onPress={() => onMove(place + 1)}
      />
      <Step id={`remove-${questionId}`} word={`Remove ${title}`} sign="×" isEnd={false} onPress={onRemove} />
    </div>
  );
}

type StepProps = { id: string; word: string; sign: string; isEnd: boolean; onPress(): void };

/** At an end it stays where it is and keeps the focus. */
function Step({ id, word, sign, isEnd, onPress }: StepProps) {
  return (
    <button
      id={id}
      type="button"
      aria-label={word}
      aria-disabled={isEnd || undefined}
      onClick={onPress}
      className="size-8 rounded-control text-muted hover:bg-sunk hover:text-ink aria-disabled:opacity-30"
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

"use client";
import { useId, useRef } from "react";
import { describedBy, FieldNotes } from "@/app/_ui/form/field";
import { textAreaClass } from "@/app/_ui/form/text-area";
import { sayLength } from "@/lib/drafts/rules";
import { splitLines } from "./list-items";
import type { Items } from "./use-items";

type Props = {
  one: string;
  index: number;
  text: string;
  list: Items;
  error?: string;
  onLeave(): void;
};
const longest = 400;

export function ItemRow({ one, index, text, list, error, onLeave }: Props) {
  const id = useId();
  const note = sayLength(text, longest);
  const name = `${one} ${index + 1}`;

  function press(event: React.KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const { key, altKey, ctrlKey, metaKey } = event;
    const to = key === "ArrowUp" ? index - 1 : key === "ArrowDown" ? index + 1 : null;
    if (altKey && to !== null) list.move(index, to, "text");
    else if (key === "Enter" && !ctrlKey && !metaKey) list.next(index);
    else return;
    event.preventDefault();
  }

  function paste(event: React.ClipboardEvent<HTMLTextAreaElement>): void {
    const pasted = event.clipboardData.getData("text");
    if (splitLines(pasted).length < 2) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    list.paste(index, { before: value.slice(0, selectionStart), pasted, after: value.slice(selectionEnd) });
  }

  return (
    <li className="group">
      <div className="flex flex-wrap items-start justify-end gap-x-1 sm:flex-nowrap">
        <Handle index={index} list={list} />
        <span
          aria-hidden="true"
          className="mr-auto w-5 pt-2 text-[13px] text-muted tabular-nums sm:mr-0 sm:text-right"
        >
          {index + 1}
        </span>
        <textarea
          data-part="text"
          value={text}
          rows={1}
          aria-label={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, note, error)}
          onChange={(event) => list.edit(index, event.target.value.replace(/[\r\n]+/g, " "))}
          onKeyDown={press}
          onPaste={paste}
          onBlur={onLeave}
          className={`${textAreaClass} field-sizing-content order-first min-h-9 w-full min-w-0 flex-1 basis-full sm:order-none sm:basis-0 resize-none! py-1.5! text-sm leading-normal!`}
        />
        <Step part="up" label={`Move up: ${name}`} onStep={() => list.move(index, index - 1, "up")}>
          ↑
        </Step>
        <Step part="down" label={`Move down: ${name}`} onStep={() => list.move(index, index + 1, "down")}>
          ↓
        </Step>
        <Step part="drop" label={`Drop: ${name}`} onStep={() => list.drop(index)}>
          ×
        </Step>
      </div>
      <div className="sm:pl-12">
        <FieldNotes id={id} hint={note} error={error} />
      </div>
    </li>
  );
}

type StepProps = { part: string; label: string; onStep(): void; children: string };

function Step({ part, label, onStep, children }: StepProps) {
  return (
    <button
      type="button"
      data-part={part}
      aria-label={label}
      onClick={onStep}
      className="mt-1 flex h-7 w-6 shrink-0 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink"
    >
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

/** For the pointer alone: the keyboard has the arrows. The pointer stays caught while rows change places below it. */
function Handle({ index, list }: Pick<Props, "index" | "list">) {
  const dragged = useRef<{ from: number; at: number } | null>(null);
  return (
    <span
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = { from: index, at: index };
      }}
      onPointerMove={(event) => {
        if (dragged.current) dragged.current.at = list.dragTo(dragged.current.at, event.clientY);
      }}
      onLostPointerCapture={() => {
        if (dragged.current && dragged.current.at !== dragged.current.from) list.sayMoved(dragged.current.at);
        dragged.current = null;
      }}
      className="mt-1 flex h-7 w-6 shrink-0 cursor-grab touch-none items-center justify-center text-faint active:cursor-grabbing"
    >
      ⠿
    </span>
  );
}

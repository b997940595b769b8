"use client";
import { useId } from "react";
import { describedBy, FieldNotes } from "@/app/_ui/form/field";
import { textAreaClass } from "@/app/_ui/form/text-area";
import { Grip } from "@/app/_ui/order/grip";
import { RowStep } from "@/app/_ui/order/row-step";
import { sayLength } from "@/lib/drafts/rules";
import { splitLines } from "./pasted-lines";
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
  const { order } = list;
  const note = sayLength(text, longest);
  const name = `${one} ${index + 1}`;

  function press(event: React.KeyboardEvent): void {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    list.next(index);
  }

  function paste(event: React.ClipboardEvent<HTMLTextAreaElement>): void {
    const pasted = event.clipboardData.getData("text");
    if (splitLines(pasted).length < 2) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    list.paste(index, { before: value.slice(0, selectionStart), pasted, after: value.slice(selectionEnd) });
  }

  return (
    <li {...order.rowOf(index)}>
      <div className="flex flex-wrap items-start justify-end gap-x-1 sm:flex-nowrap">
        <span className="flex h-9 items-center">
          <Grip onGrab={(event) => order.grab(event, index)} />
        </span>
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
        <span className="flex h-9 items-center">
          <RowStep part="up" label={`Move up: ${name}`} onStep={() => order.move(index, index - 1)}>
            ↑
          </RowStep>
          <RowStep part="down" label={`Move down: ${name}`} onStep={() => order.move(index, index + 1)}>
            ↓
          </RowStep>
          <RowStep part="drop" label={`Drop: ${name}`} onStep={() => list.drop(index)}>
            ×
          </RowStep>
        </span>
      </div>
      <div className="sm:pl-12">
        <FieldNotes id={id} hint={note} error={error} />
      </div>
    </li>
  );
}

"use client";
import { useId } from "react";
import { Button } from "@/app/_ui/button";
import { FieldNotes } from "@/app/_ui/form/field";
import { InlineCode } from "@/app/_ui/inline-code";
import type { Step } from "@/app/_ui/order/list-steps";
import type { Problems } from "@/lib/drafts/rules";
import { ItemRow } from "./item-row";
import { useItems } from "./use-items";

export type ItemListProps = {
  field: string;
  title: string;
  /** One of them, as a sentence begins: “Key point”. */
  one: string;
  hint: string;
  items: readonly string[];
  problems: Problems;
  onChange(items: string[]): void;
  onLeave(path: string): void;
};

/** Single statements in an order: written, pasted, moved and dropped by keyboard or pointer. */
export function ItemList(props: ItemListProps) {
  const { field, title, one, hint, problems, onLeave } = props;
  const id = useId();
  const list = useItems(props);
  const problem = problems[field];
  return (
    <fieldset
      aria-describedby={`${id}-hint`}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave(field);
      }}
      className="min-w-0"
    >
      <legend className="font-semibold">{title}</legend>
      <FieldNotes id={id} hint={<InlineCode text={hint} />} />
      <ol ref={list.order.list} className="mt-2 space-y-1.5">
        {list.shown.map((text, index) => (
          <ItemRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its index; its text and its focus are set by index too
            key={index}
            index={index}
            one={one}
            text={text}
            list={list}
            error={problems[`${field}.${index}`]}
            onLeave={() => onLeave(`${field}.${index}`)}
          />
        ))}
      </ol>
      <div className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          size="small"
          data-wrong={problem ? true : undefined}
          aria-describedby={problem ? `${id}-list-error` : undefined}
          onClick={list.add}
        >
          Add {one.toLowerCase()}
        </Button>
        {list.lastStep ? (
          <span className="text-[13px]">
            {sayStep(one, list.lastStep)}{" "}
            <button
              type="button"
              onClick={list.undo}
              className="min-h-6 text-accent underline underline-offset-2"
            >
              Undo
            </button>
          </span>
        ) : null}
      </div>
      <FieldNotes id={`${id}-list`} error={problem} />
      <p role="status" className="sr-only">
        {list.order.said}
      </p>
    </fieldset>
  );
}

const sayStep = (one: string, { index, put }: Step<string>): string =>
  put.length > 0 ? `${put.length} lines pasted.` : `${one} ${index + 1} dropped.`;

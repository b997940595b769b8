"use client";
import { Fragment, useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { moveItem, takeBack } from "@/app/_ui/order/list-steps";
import { useOrder } from "@/app/_ui/order/use-order";
import { useSteps } from "@/app/_ui/order/use-steps";
import { mostItems } from "@/lib/kits/rules";
import { ItemRow } from "./item-row";
import type { FormItem } from "./kit-form";
import type { KitEditor } from "./use-kit-editor";

type Props = { editor: KitEditor; onAdd(): void };

/** The questions in their order. A row that was removed leaves a line in its place, to be put back from there. */
export function KitItems({ editor, onAdd }: Props) {
  const { items } = editor.typed;
  const error = editor.errors.items;
  const { order, gone, remove, putBack } = useKitItems(editor);
  const removed = gone ? <Removed key={gone.taken[0]?.questionId} step={gone} onUndo={putBack} /> : null;
  return (
    <section aria-labelledby="kit-questions">
      <Head count={items.length} error={error} onAdd={onAdd} />
      {items.length === 0 && !gone ? (
        <p className="border-t border-line-strong py-5 text-muted">
          No questions yet. Add some from your bank; about two for each competency make a judgement.
        </p>
      ) : (
        <ol ref={order.list} className="border-t border-line-strong">
          {items.map((item, index) => (
            <Fragment key={item.questionId}>
              {gone?.index === index ? removed : null}
              <ItemRow
                item={item}
                index={index}
                count={items.length}
                error={editor.errors.itemMinutes?.[item.questionId]}
                order={order}
                onRemove={() => remove(item, index)}
                onMinutes={(minutes) =>
                  editor.editItems((before) => before.with(index, { ...item, minutes }))
                }
              />
            </Fragment>
          ))}
          {gone && gone.index >= items.length ? removed : null}
        </ol>
      )}
      {items.length > 1 ? (
        <p className="mt-2 text-[13px] text-muted">
          Drag by the dots, or press <kbd>Alt ↑</kbd> and <kbd>Alt ↓</kbd> in a question, to change the order.
        </p>
      ) : null}
      <p role="status" className="sr-only">
        {order.said}
      </p>
    </section>
  );
}

function useKitItems(editor: KitEditor) {
  const { items } = editor.typed;
  const order = useOrder({
    one: "Question",
    count: items.length,
    onMove: (from, to) => editor.editItems((before) => moveItem(before, from, to)),
    sayMove: (to) => `Moved to place ${to + 1} of ${items.length}.`,
  });
  // Added again by hand, it needn't be put back.
  const steps = useSteps(items, ({ questionId }) => items.some((one) => one.questionId === questionId));
  const gone = steps.last;
  return {
    order,
    gone,
    remove(item: FormItem, index: number): void {
      editor.editItems((before) => before.filter((one) => one.questionId !== item.questionId));
      steps.add({ index, taken: [item], put: [] });
      order.say("");
    },
    putBack(): void {
      if (!gone) return;
      editor.editItems((before) => takeBack(before, gone));
      const index = Math.min(gone.index, items.length);
      order.focusNext(index, "remove");
      order.say(`Back at place ${index + 1}.`);
      steps.dropLast();
    },
  };
}

type HeadProps = { count: number; error?: string; onAdd(): void };

function Head({ count, error, onAdd }: HeadProps) {
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="kit-questions" className="font-semibold">
          Questions <span className="ml-1 font-normal text-muted tabular-nums">{count || ""}</span>
        </h2>
        <Button
          onClick={onAdd}
          disabled={count >= mostItems}
          data-invalid={error ? "" : undefined}
          aria-describedby={error ? "items-error" : undefined}
        >
          Add questions
        </Button>
      </div>
      {error ? (
        <p id="items-error" className="mb-2 text-sm text-live">
          {error}
        </p>
      ) : null}
    </>
  );
}

type RemovedProps = { step: { taken: FormItem[] }; onUndo(): void };

/** Has the focus: the row whose button was pressed is gone. */
function Removed({ step, onUndo }: RemovedProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunk px-3 py-2 text-sm text-muted">
      <span className="min-w-0 wrap-anywhere">Removed “{step.taken[0]?.title}”.</span>
      <Button ref={button} size="small" onClick={onUndo}>
        Undo
      </Button>
    </li>
  );
}

"use client";
import { Fragment, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { mostItems, moveItem } from "@/lib/kits/rules";
import { ItemRow } from "./item-row";
import type { TypedItem } from "./typed-kit";
import { useDragOrder } from "./use-drag-order";
import type { KitEditor } from "./use-kit-editor";

type Props = { editor: KitEditor; onAdd(): void };

/** The questions in their order. A row that was removed leaves a line in its place until the next one is. */
export function KitItems({ editor, onAdd }: Props) {
  const { items } = editor.typed;
  const error = editor.errors.items;
  const [removed, setRemoved] = useState<{ item: TypedItem; place: number }>();
  const [said, say] = useState("");
  const focusOn = useFocusAfterwards();
  const order = useDragOrder((from, to) => move(from, to));

  function move(from: number, to: number): void {
    if (to < 0 || to >= items.length || from === to) return;
    focusOn(document.activeElement?.id);
    editor.editItems((before) => moveItem(before, from, to));
    setRemoved(undefined);
    say(`Moved to place ${to + 1} of ${items.length}.`);
  }

  function remove(item: TypedItem, place: number): void {
    editor.editItems((before) => before.filter((each) => each.questionId !== item.questionId));
    setRemoved({ item, place });
    focusOn("undo-removal");
    say("");
  }

  function putBack({ item, place }: { item: TypedItem; place: number }): void {
    editor.editItems((before) => [...before.slice(0, place), item, ...before.slice(place)]);
    setRemoved(undefined);
    focusOn(`remove-${item.questionId}`);
    say(`Back at place ${place + 1}.`);
  }

  // Added again by hand, it needn't be put back.
  const gone = items.some(({ questionId }) => questionId === removed?.item.questionId) ? undefined : removed;
  return (
    <section aria-labelledby="kit-questions">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="kit-questions" className="font-semibold">
          Questions <span className="ml-1 font-normal text-muted tabular-nums">{items.length || ""}</span>
        </h2>
        <Button
          onClick={onAdd}
          disabled={items.length >= mostItems}
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
      {items.length + (gone ? 1 : 0) === 0 ? (
        <p className="border-t border-line-strong py-5 text-muted">
          No questions yet. Add some from your bank; about two for each competency make a judgement.
        </p>
      ) : (
        <ol ref={order.list} className="border-t border-line-strong">
          {items.map((item, place) => (
            <Fragment key={item.questionId}>
              {gone?.place === place ? (
                <Removed title={gone.item.title} onUndo={() => putBack(gone)} />
              ) : null}
              <ItemRow
                item={item}
                place={place}
                count={items.length}
                error={editor.errors.itemMinutes?.[item.questionId]}
                {...order.lookOf(place, items.length)}
                onGrab={(event) => order.grab(event, place)}
                onMove={(to) => move(place, to)}
                onRemove={() => remove(item, place)}
                onMinutes={(minutes) =>
                  editor.editItems((before) => before.with(place, { ...item, minutes }))
                }
              />
            </Fragment>
          ))}
          {gone && gone.place >= items.length ? (
            <Removed title={gone.item.title} onUndo={() => putBack(gone)} />
          ) : null}
        </ol>
      )}
      {items.length > 1 ? (
        <p className="mt-2 text-[13px] text-muted">
          Drag by the dots, or press <kbd>Alt ↑</kbd> and <kbd>Alt ↓</kbd> in a question, to change the order.
        </p>
      ) : null}
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
}

function Removed({ title, onUndo }: { title: string; onUndo(): void }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunk px-3 py-2 text-sm text-muted">
      <span className="min-w-0 wrap-anywhere">Removed “{title}”.</span>
      <Button id="undo-removal" size="small" onClick={onUndo}>
        Undo
      </Button>
    </li>
  );
}

/** Moving a row in the page takes the focus from it; this gives it to the element of that id once the list is drawn. */
function useFocusAfterwards() {
  const wanted = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (wanted.current) document.getElementById(wanted.current)?.focus();
    wanted.current = undefined;
  });
  return (id: string | undefined) => {
    wanted.current = id;
  };
}

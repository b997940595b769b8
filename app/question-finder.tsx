"use client";
import { useEffect, useId, useRef, useState } from "react";
import { useModal } from "./_ui/dialog";
import { InlineCode } from "./_ui/inline-code";

type DialogProps = { open: boolean; label: string; onClose(): void; children: React.ReactNode };

/** A dialog near the top, so that its field stays in place while what is found below it grows and shrinks. */
export function FinderDialog({ open, label, onClose, children }: DialogProps) {
  return (
    <dialog
      ref={useModal(open, onClose)}
      aria-label={label}
      className="mx-auto mt-[8vh] w-[min(42rem,calc(100vw-1.5rem))] overflow-hidden rounded-card border border-line-strong bg-surface p-0 text-ink backdrop:bg-[rgb(0_0_0/0.45)]"
    >
      {open ? children : null}
      <button
        type="button"
        aria-label="Close"
        onClick={onClose}
        className="absolute top-2 right-2 inline-flex size-9 items-center justify-center rounded-control text-xl text-muted hover:bg-sunk hover:text-ink"
      >
        ×
      </button>
    </dialog>
  );
}

type Props<H> = {
  text: string;
  hits: readonly H[];
  /** These are the hits for this very text. */
  isCurrent: boolean;
  /** An id of its own. */
  idOf(hit: H): string;
  /** What stands above the first line of its prompt. */
  headOf(hit: H): React.ReactNode;
  /** It is there already, which the screen says where it is picked. */
  isHeld?(hit: H): boolean;
  /** It isn’t found but offered, after what is: Enter before the answer never takes it. */
  isOffer?(hit: H): boolean;
  onText(text: string): void;
  /** `now`: with Ctrl or ⌘. */
  onPick(hit: H, now: boolean): void;
  /** Between the field and what was found. */
  children: React.ReactNode;
  /** Below it: buttons for what is chosen, if anything is. With them a tap on a touch screen only chooses. */
  footOf?(chosen: H | undefined): React.ReactNode;
};

/** A field with the questions found below it: the arrows and Enter choose among them while the focus stays in the field. */
export function QuestionFinder<H extends { prompt: string }>(props: Props<H>) {
  const { text, hits, isCurrent, idOf, headOf, isHeld, isOffer, onText, onPick, children, footOf } = props;
  const listId = useId();
  const [at, setAt] = useState({ hits, index: 0 });
  // What was found anew is looked at from its beginning.
  const index = at.hits === hits ? at.index : 0;
  const chosen = hits[index];
  /** Enter before the answer: the first of it is picked, but never sent on at once. */
  const [isWished, wish] = useState(false);
  const go = (to: number) => setAt({ hits, index: Math.max(0, Math.min(to, hits.length - 1)) });

  function press(event: React.KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    // What was found for the letters before isn't what somebody means, and a question once sent is seen.
    if (event.key === "Enter" && chosen && isCurrent) onPick(chosen, event.ctrlKey || event.metaKey);
    else if (event.key === "Enter") wish(!(event.ctrlKey || event.metaKey));
    else if (event.key === "ArrowDown") go(index + 1);
    else if (event.key === "ArrowUp") go(index - 1);
    else return;
    event.preventDefault();
  }

  useEffect(() => {
    if (!isWished || !isCurrent) return;
    wish(false);
    if (hits[0] && !isOffer?.(hits[0])) onPick(hits[0], false);
  }, [isWished, isCurrent, hits, isOffer, onPick]);

  return (
    <>
      <input
        role="combobox"
        aria-label="Find a question"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen ? `found-${idOf(chosen)}` : undefined}
        maxLength={200}
        value={text}
        onChange={(change) => {
          onText(change.target.value);
          go(0);
          wish(false);
        }}
        onKeyDown={press}
        placeholder="Title, topic, tag or words"
        spellCheck={false}
        autoComplete="off"
        className="m-2.5 block w-[calc(100%-4rem)] rounded-control border border-line-field px-3 py-2 text-[15px] placeholder:text-muted focus-visible:-outline-offset-1"
      />
      {children}
      <div
        id={listId}
        role="listbox"
        aria-label="Questions"
        aria-busy={!isCurrent}
        // It scrolls with what the arrows choose; without this a browser stops here for Tab.
        tabIndex={-1}
        className="max-h-[46vh] overflow-y-auto"
      >
        {hits.map((hit, spot) => (
          <Found
            key={idOf(hit)}
            id={`found-${idOf(hit)}`}
            isChosen={hit === chosen}
            isHeld={isHeld?.(hit) ?? false}
            onHover={() => go(spot)}
            onPick={(event) => {
              go(spot);
              if (!footOf || !isTouch(event)) onPick(hit, event.ctrlKey || event.metaKey);
            }}
          >
            {headOf(hit)}
            <p className="mt-0.5 line-clamp-1 text-[13px] text-muted">
              <InlineCode text={hit.prompt} />
            </p>
          </Found>
        ))}
      </div>
      {footOf?.(isCurrent ? chosen : undefined)}
    </>
  );
}

const isTouch = ({ nativeEvent }: React.MouseEvent) =>
  nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch";

type FoundProps = {
  id: string;
  isChosen: boolean;
  isHeld: boolean;
  onHover(): void;
  onPick(event: React.MouseEvent): void;
  children: React.ReactNode;
};

function Found({ id, isChosen, isHeld, onHover, onPick, children }: FoundProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys for its options
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox (aria-activedescendant)
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-disabled={isHeld || undefined}
      onMouseMove={onHover}
      onClick={onPick}
      className={`cursor-pointer border-l-[3px] px-4 py-2.5 ${isChosen ? "border-accent bg-accent-soft" : "border-transparent"}`}
    >
      {children}
    </div>
  );
}

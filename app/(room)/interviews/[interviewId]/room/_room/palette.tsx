"use client";
import { useEffect, useRef, useState } from "react";
import { InlineCode } from "@/app/_ui/inline-code";
import { KeyCap } from "@/app/_ui/key-cap";
import type { QuestionHit } from "@/lib/room/schema";
import type { RoomClient } from "./room-client";
import type { Actions } from "./use-actions";
import { useBankSearch } from "./use-bank-search";

type Props = {
  open: boolean;
  client: RoomClient;
  actions: Actions;
  candidateName: string;
  onClose(): void;
};
const nothingMore = { isNew: false, isFavourite: false, withDrafts: false };

/** Find in the bank as you type: Enter adds to the plan, Ctrl Enter asks at once. */
export function Palette({ open, onClose, ...rest }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-label="Find a question in the bank"
      onClose={onClose}
      className="mx-auto mt-[10vh] w-[min(40rem,calc(100vw-1.5rem))] overflow-hidden rounded-card border border-line-strong bg-surface p-0 text-ink backdrop:bg-[rgb(0_0_0/0.45)]"
    >
      {open && <Finder {...rest} onClose={onClose} />}
    </dialog>
  );
}

function Finder({ client, actions, candidateName, onClose }: Omit<Props, "open">) {
  const [text, setText] = useState("");
  const [place, setPlace] = useState(0);
  const [only, setOnly] = useState(nothingMore);
  const { hits, problem, loading } = useBankSearch(client, { text, ...only });
  const chosen = hits[Math.min(place, hits.length - 1)];

  function pick(hit: QuestionHit | undefined, now: boolean): void {
    if (!hit) return;
    if (now) actions.askNow(hit);
    else actions.addToPlan(hit);
    onClose();
  }

  function press(event: React.KeyboardEvent): void {
    if (event.key === "Enter") pick(chosen, event.ctrlKey || event.metaKey);
    else if (event.key === "ArrowDown") setPlace((at) => Math.min(at + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setPlace((at) => Math.max(0, at - 1));
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        role="combobox"
        aria-label="Find a question"
        aria-expanded={hits.length > 0}
        aria-controls="palette-hits"
        aria-activedescendant={chosen ? `hit-${chosen.questionVersionId}` : undefined}
        value={text}
        onChange={(change) => {
          setText(change.target.value);
          setPlace(0);
        }}
        onKeyDown={press}
        placeholder="Title, topic, tag or words"
        spellCheck={false}
        autoComplete="off"
        className="block w-full border-b border-line bg-transparent px-4 py-3.5 text-[15px] outline-none placeholder:text-muted"
      />
      <div className="flex flex-wrap gap-1.5 border-b border-line px-4 py-2">
        {(
          [
            ["isNew", `New to ${candidateName.split(" ")[0]}`],
            ["isFavourite", "Favourites"],
            ["withDrafts", "Drafts too"],
          ] as const
        ).map(([name, words]) => (
          <button
            key={name}
            type="button"
            aria-pressed={only[name]}
            onClick={() => setOnly((before) => ({ ...before, [name]: !before[name] }))}
            className="min-h-6 rounded-full border border-line-strong px-2.5 text-xs text-muted hover:bg-sunk aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
          >
            {words}
          </button>
        ))}
      </div>
      <p role="status" className={hits.length > 0 ? "sr-only" : "px-4 py-6 text-muted"}>
        {problem ??
          (hits.length > 0
            ? `${hits.length} found`
            : loading
              ? "Looking…"
              : "Nothing found. Try fewer letters, another word, or fewer conditions.")}
      </p>
      <div id="palette-hits" role="listbox" aria-label="Questions" className="max-h-[50vh] overflow-y-auto">
        {hits.map((hit, at) => (
          <Hit
            key={hit.questionVersionId}
            hit={hit}
            chosen={hit === chosen}
            onHover={() => setPlace(at)}
            onPick={pick}
          />
        ))}
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 text-xs text-muted">
        <span>
          <KeyCap>Enter</KeyCap> add to the plan
        </span>
        <span>
          <KeyCap>Ctrl Enter</KeyCap> ask now
        </span>
        <span>
          <KeyCap>Esc</KeyCap> close
        </span>
      </p>
    </>
  );
}

type HitProps = {
  hit: QuestionHit;
  chosen: boolean;
  onHover(): void;
  onPick(hit: QuestionHit, now: boolean): void;
};

function Hit({ hit, chosen, onHover, onPick }: HitProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above takes the keys for its options
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox (aria-activedescendant)
    <div
      ref={row}
      id={`hit-${hit.questionVersionId}`}
      role="option"
      aria-selected={chosen}
      onMouseMove={onHover}
      onClick={(event) => onPick(hit, event.ctrlKey || event.metaKey)}
      className={`cursor-pointer border-l-[3px] px-4 py-2.5 ${chosen ? "border-accent bg-accent-soft" : "border-transparent"}`}
    >
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="text-sm font-medium">
          {hit.title}
          {hit.status === "draft" ? <span className="ml-2 font-normal text-muted">Draft</span> : null}
        </span>
        <span className="text-xs text-muted tabular-nums">
          {hit.topic} · {hit.competency} · level {hit.difficulty} · {hit.minutes} min
        </span>
      </p>
      <p className="mt-0.5 line-clamp-1 text-[13px] text-muted">
        <InlineCode text={hit.prompt} />
      </p>
    </div>
  );
}

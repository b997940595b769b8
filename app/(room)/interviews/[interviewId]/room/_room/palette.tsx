"use client";
import { useCallback, useState } from "react";
import { KeyCap } from "@/app/_ui/key-cap";
import { useSearch } from "@/app/_ui/use-search";
import { FinderDialog, QuestionFinder } from "@/app/question-finder";
import type { Reply } from "@/lib/errors";
import type { BankSearch, QuestionHit } from "@/lib/room/schema";
import type { RoomClient } from "./room-client";
import type { Actions } from "./use-actions";

type Props = {
  open: boolean;
  client: RoomClient;
  actions: Actions;
  candidateName: string;
  onClose(): void;
};
type Answer = Reply<{ hits: QuestionHit[] }>;
const none: QuestionHit[] = [];
const restMs = 80;
const nothingMore = { isNew: false, isFavourite: false, withDrafts: false };

/** Find in the bank as you type: Enter adds to the plan, Ctrl Enter asks at once. */
export function Palette({ open, onClose, ...rest }: Props) {
  return (
    <FinderDialog open={open} label="Find a question in the bank" onClose={onClose}>
      <Finder {...rest} onClose={onClose} />
    </FinderDialog>
  );
}

function Finder({ client, actions, candidateName, onClose }: Omit<Props, "open">) {
  const [text, setText] = useState("");
  const [only, setOnly] = useState(nothingMore);
  const search = useCallback((wanted: BankSearch) => client.send("bank:search", wanted), [client]);
  const reply = useSearch({ text, ...only }, search, restMs);
  const hits = reply?.ok ? reply.data.hits : none;

  function pick(hit: QuestionHit, now: boolean): void {
    if (now) actions.askNow(hit);
    else actions.addToPlan(hit);
    onClose();
  }

  return (
    <>
      <QuestionFinder
        {...{ text, hits }}
        idOf={(hit) => hit.questionVersionId}
        headOf={(hit) => <Head hit={hit} />}
        onText={setText}
        onPick={pick}
      >
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
          {describeFound(reply)}
        </p>
      </QuestionFinder>
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

function describeFound(reply: Answer | undefined): string {
  if (!reply) return "Looking…";
  if (!reply.ok) return reply.error.message;
  return reply.data.hits.length > 0
    ? `${reply.data.hits.length} found`
    : "Nothing found. Try fewer letters, another word, or fewer conditions.";
}

function Head({ hit }: { hit: QuestionHit }) {
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-3">
      <span className="text-sm font-medium">
        {hit.title}
        {hit.status === "draft" ? <span className="ml-2 font-normal text-muted">Draft</span> : null}
      </span>
      <span className="text-xs text-muted tabular-nums">
        {hit.topic} · {hit.competency} · level {hit.difficulty} · {hit.minutes} min
      </span>
    </p>
  );
}

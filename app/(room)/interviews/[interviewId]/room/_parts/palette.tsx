"use client";
import { useCallback, useMemo, useState } from "react";
import type { RoomClient } from "@/app/_live/room-client";
import { createOutbox } from "@/app/_saving/kept/outbox";
import { Button } from "@/app/_ui/button";
import { KeyCap } from "@/app/_ui/key-cap";
import { useSearch } from "@/app/_ui/use-search";
import { FinderDialog, QuestionFinder } from "@/app/question-finder";
import type { Reply } from "@/lib/errors";
import type { Parsed } from "@/lib/room/inputs";
import type { PlanRow } from "@/lib/room/plan";
import type { QuestionHit } from "@/lib/room/schema";
import { typedNow } from "./typed/typed-actions";
import type { Actions } from "./use-actions";

type Props = {
  open: boolean;
  client: RoomClient;
  actions: Actions;
  rows: readonly PlanRow[];
  candidateName: string;
  /** Where this browser keeps what isn't sent. */
  keptAs: string;
  /** What was chosen is asked: to see what comes of it. */
  onAsk(): void;
  onClose(): void;
};
/** Comes after what was found: what was typed, to be asked as it stands. */
type Offer = { typed: string; prompt: string };
type Choice = QuestionHit | Offer;
type Answer = Reply<{ hits: QuestionHit[]; total: number; isPartial: boolean; drafts: number }>;
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

function Finder({ client, actions, rows, candidateName, keptAs, onAsk, onClose }: Omit<Props, "open">) {
  const [text, setText] = useState("");
  const [only, setOnly] = useState(nothingMore);
  const [said, say] = useState("");
  const [isRefused, setRefused] = useState(false);
  const search = useCallback((wanted: Parsed<"bank:search">) => client.send("bank:search", wanted), [client]);
  const { found: reply, isCurrent } = useSearch({ text, ...only }, search, restMs);
  const hits = reply?.ok ? reply.data.hits : none;
  const typed = text.trim();
  const choices = useMemo<Choice[]>(
    () =>
      typed ? [...hits, { typed, prompt: "Typed on the spot: it joins this plan, not the bank" }] : hits,
    [hits, typed],
  );

  const words = isRefused ? actions.notice?.words : said;

  const rowOf = (hit: QuestionHit) => rows.find((row) => row.questionVersionId === hit.questionVersionId);

  /** Kept where the composer finds it until the server has it. */
  function sendTyped(text: string, now: boolean): void {
    const typed = typedNow(text);
    const outbox = createOutbox();
    const done = () => void outbox.keep(`${keptAs}/question`, null);
    const isTaken = now ? actions.sendTyped("question", typed, done) : actions.planTyped(typed, done);
    setRefused(!isTaken);
    if (!isTaken) return;
    void outbox.keep(`${keptAs}/question`, typed);
    onClose();
  }

  function pick(hit: Choice, now: boolean): void {
    if (now) onAsk();
    if ("typed" in hit) {
      sendTyped(hit.typed, now);
      return;
    }
    const row = rowOf(hit);
    if (row && !now) {
      say(`“${hit.title}” is in the plan already.`);
      return;
    }
    if (now) actions.askNow(hit, row?.isAsked ? null : (row?.planItemId ?? null));
    else actions.addToPlan(hit);
    onClose();
  }

  return (
    <QuestionFinder
      text={text}
      hits={choices}
      isCurrent={isCurrent}
      idOf={(hit) => ("typed" in hit ? "typed" : hit.questionVersionId)}
      isHeld={(hit) => !("typed" in hit) && rowOf(hit) !== undefined}
      isOffer={(hit) => "typed" in hit}
      headOf={(hit) => ("typed" in hit ? <OfferHead {...hit} /> : <Head hit={hit} row={rowOf(hit)} />)}
      onText={(typed) => {
        setText(typed);
        say("");
        setRefused(false);
      }}
      onPick={pick}
      footOf={(chosen) => <Ways chosen={chosen} onPick={pick} />}
    >
      <Conditions
        candidateName={candidateName}
        only={only}
        onToggle={(name) => setOnly((before) => ({ ...before, [name]: !before[name] }))}
      />
      <p
        role="status"
        className={
          words
            ? "px-4 py-2 text-sm"
            : hits.length > 0
              ? "px-4 py-1.5 text-xs text-muted tabular-nums"
              : "px-4 py-6 text-muted"
        }
      >
        {words || describeFound(reply)}
      </p>
    </QuestionFinder>
  );
}

type WaysProps = { chosen: Choice | undefined; onPick(hit: Choice, now: boolean): void };

/** What can be done with the question that is chosen above. */
function Ways({ chosen, onPick }: WaysProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2.5">
      <Button size="small" disabled={!chosen} onClick={() => chosen && onPick(chosen, false)}>
        Add to the plan <KeyCap>Enter</KeyCap>
      </Button>
      <Button size="small" disabled={!chosen} onClick={() => chosen && onPick(chosen, true)}>
        Ask now <KeyCap>Ctrl Enter</KeyCap>
      </Button>
    </div>
  );
}

type Only = typeof nothingMore;
type ConditionsProps = { candidateName: string; only: Only; onToggle(name: keyof Only): void };

function Conditions({ candidateName, only, onToggle }: ConditionsProps) {
  const words = {
    isNew: `New to ${candidateName.split(" ")[0]}`,
    isFavourite: "Favourites",
    withDrafts: "Drafts too",
  };
  return (
    <div className="flex flex-wrap gap-1.5 border-b border-line px-4 py-2">
      {(["isNew", "isFavourite", "withDrafts"] as const).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={only[name]}
          onClick={(event) => {
            onToggle(name);
            // Back to where the arrows and Enter choose.
            event.currentTarget.closest("dialog")?.querySelector<HTMLElement>("[role=combobox]")?.focus();
          }}
          className="min-h-6 rounded-full border border-line-field px-2.5 text-xs text-muted hover:bg-sunk aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
        >
          {words[name]}
        </button>
      ))}
    </div>
  );
}

function describeFound(reply: Answer | undefined): string {
  if (!reply) return "Looking…";
  if (!reply.ok) return reply.error.message;
  const { hits, total, isPartial, drafts } = reply.data;
  if (total > hits.length)
    return `The first ${hits.length} of ${isPartial ? "more than " : ""}${total}. Type to narrow them down.`;
  if (hits.length > 0) return `${hits.length} found`;
  if (drafts > 0)
    return `Nothing approved is found, but ${drafts === 1 ? "a draft is" : `${drafts} drafts are`}: choose “Drafts too” above.`;
  return "Nothing found. Try fewer letters, another word, or fewer conditions.";
}

const OfferHead = ({ typed }: Offer) => (
  <p className="text-sm font-medium break-words">Ask “{typed}” as it stands</p>
);

function Head({ hit, row }: { hit: QuestionHit; row: PlanRow | undefined }) {
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-3">
      <span className="text-sm font-medium">
        {hit.title}
        {hit.status === "draft" ? <span className="ml-2 font-normal text-muted">Draft</span> : null}
        {row ? (
          <span className="ml-2 font-normal text-muted">{row.isAsked ? "Asked" : "In the plan"}</span>
        ) : null}
      </span>
      <span className="text-xs text-muted tabular-nums">
        {hit.topic} · {hit.competency} · difficulty {hit.difficulty} · {hit.minutes} min
      </span>
    </p>
  );
}

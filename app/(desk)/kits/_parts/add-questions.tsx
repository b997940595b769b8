"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Chip } from "@/app/_ui/chip";
import { asRefusal } from "@/app/_ui/form/use-action";
import { KeyCap } from "@/app/_ui/key-cap";
import { useSearch } from "@/app/_ui/use-search";
import { FinderDialog, QuestionFinder } from "@/app/question-finder";
import type { Reply } from "@/lib/errors";
import type { Hit } from "@/lib/kits/reads";
import { describeItem, mostItems } from "@/lib/kits/rules";
import { findForKitAction } from "../actions";
import type { KitEditor } from "./use-kit-editor";

type Props = { open: boolean; editor: KitEditor; onClose(): void };

/** Find in the bank as you type; it stays open for more. */
export function AddQuestions({ open, editor, onClose }: Props) {
  return (
    <FinderDialog open={open} label="Add questions from the bank" onClose={onClose}>
      <Finder editor={editor} onClose={onClose} />
    </FinderDialog>
  );
}

type Wanted = { text: string; topic: string; difficulty: number | null };
type Found = {
  hits: Hit[];
  total: number;
  isPartial: boolean;
  topics: string[];
  guessed: string[];
};

const restMs = 120;
const nothing: Found = { hits: [], total: 0, isPartial: false, topics: [], guessed: [] };

const search = (wanted: Wanted): Promise<Reply<Found>> => findForKitAction(wanted).catch(asRefusal);

const isFull = `A kit has at most ${mostItems} questions. Remove one first.`;
const everything: Wanted = { text: "", topic: "", difficulty: null };

function Finder({ editor, onClose }: Omit<Props, "open">) {
  const { items } = editor.typed;
  const [wanted, setWanted] = useState(everything);
  const [said, say] = useState("");
  const { found: reply, isCurrent } = useSearch(wanted, search, restMs);
  const { hits, topics } = reply?.ok ? reply.data : nothing;
  const holds = (hit: Hit) => items.some(({ questionId }) => questionId === hit.questionId);

  function want(change: Partial<Wanted>): void {
    setWanted({ ...wanted, ...change });
    say("");
  }

  function add(hit: Hit): void {
    const refusal = holds(hit)
      ? "This question is in the kit already."
      : items.length >= mostItems
        ? isFull
        : "";
    say(refusal || `Added as question ${items.length + 1}: ${hit.title}`);
    if (refusal) return;
    const { prompt: _, ...item } = hit;
    editor.editItems((before) => [...before, { ...item, minutes: String(hit.minutes) }]);
  }

  return (
    <>
      <QuestionFinder
        hits={hits}
        isCurrent={isCurrent}
        isHeld={holds}
        onPick={add}
        text={wanted.text}
        idOf={(hit) => hit.questionId}
        headOf={(hit) => <Head hit={hit} isHeld={holds(hit)} />}
        onText={(text) => want({ text })}
      >
        <Filters wanted={wanted} topics={topics} onWant={want} />
        <p className={hits.length > 0 ? "sr-only" : "px-4 py-6 text-muted"}>{describeFound(reply, wanted)}</p>
      </QuestionFinder>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-2.5 text-xs text-muted">
        <p role="status" className="min-w-0 flex-1 wrap-anywhere">
          {said || (hits.length > 0 ? describeFound(reply, wanted) : "")}
        </p>
        <span className="pointer-coarse:hidden">
          <KeyCap>Enter</KeyCap> adds
        </span>
        <Button size="small" onClick={onClose}>
          Done
        </Button>
      </div>
    </>
  );
}

function Head({ hit, isHeld }: { hit: Hit; isHeld: boolean }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className={`text-sm font-medium wrap-anywhere ${isHeld ? "text-muted" : ""}`}>{hit.title}</span>
        {isHeld ? <Chip>already in this kit</Chip> : null}
      </p>
      <p className="text-xs text-muted tabular-nums">
        {describeItem(hit)} · {hit.minutes} min
      </p>
    </>
  );
}

type FilterProps = { wanted: Wanted; topics: string[]; onWant(change: Partial<Wanted>): void };

function Filters({ wanted, topics, onWant }: FilterProps) {
  const look = "min-h-8 min-w-0 rounded-control border border-line-field bg-surface px-2 text-[13px]";
  const offered = wanted.topic && !topics.includes(wanted.topic) ? [wanted.topic, ...topics] : topics;
  return (
    <div className="flex flex-wrap gap-2 border-b border-line px-4 py-2">
      <select
        aria-label="Topic"
        value={wanted.topic}
        onChange={(change) => onWant({ topic: change.target.value })}
        className={`${look} max-w-full flex-1 basis-40`}
      >
        <option value="">Every topic</option>
        {offered.map((topic) => (
          <option key={topic}>{topic}</option>
        ))}
      </select>
      <select
        aria-label="Difficulty"
        value={wanted.difficulty ?? ""}
        onChange={(change) => onWant({ difficulty: Number(change.target.value) || null })}
        className={`${look} basis-36`}
      >
        <option value="">Every difficulty</option>
        {[1, 2, 3, 4, 5].map((difficulty) => (
          <option key={difficulty} value={difficulty}>
            Difficulty {difficulty}
          </option>
        ))}
      </select>
    </div>
  );
}

function describeFound(reply: Reply<Found> | undefined, { text }: Wanted): string {
  if (!reply) return "Looking…";
  if (!reply.ok) return reply.error.message;
  const found = reply.data;
  if (found.hits.length === 0)
    return "No approved question fits. Try fewer letters, another word, or take a filter away.";
  const spelt = found.guessed.length > 0 ? `Nothing for “${text}”; for “${found.guessed.join(" ")}”: ` : "";
  return found.total > found.hits.length
    ? `${spelt}the best ${found.hits.length} of ${found.isPartial ? "more than " : ""}${found.total}. Type to narrow them down.`
    : `${spelt}${found.total} found.`;
}

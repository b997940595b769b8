"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { KeyCap } from "@/app/_ui/key-cap";
import type { Hit } from "@/lib/kits/reads";
import { mostItems } from "@/lib/kits/rules";
import { FoundQuestion } from "./found-question";
import type { KitEditor } from "./use-kit-editor";
import { useQuestionSearch, type Wanted } from "./use-question-search";

type Props = { open: boolean; editor: KitEditor; onClose(): void };

/** Find in the bank as you type; it stays open for more. */
export function AddQuestions({ open, editor, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-label="Add questions from the bank"
      onClose={onClose}
      className="mx-auto mt-[8vh] w-[min(42rem,calc(100vw-1.5rem))] overflow-hidden rounded-card border border-line-strong bg-surface p-0 text-ink backdrop:bg-[rgb(0_0_0/0.45)]"
    >
      {open ? <Finder editor={editor} onClose={onClose} /> : null}
    </dialog>
  );
}

const isFull = `A kit has at most ${mostItems} questions. Remove one first.`;
const everything: Wanted = { text: "", topic: "", difficulty: null };

function Finder({ editor, onClose }: Omit<Props, "open">) {
  const { items } = editor.draft;
  const { found, look } = useQuestionSearch();
  const [wanted, setWanted] = useState(everything);
  const [place, setPlace] = useState(0);
  const [said, say] = useState("");
  const hits = found?.hits ?? [];
  const chosen = hits[Math.min(place, hits.length - 1)];
  const holds = (hit: Hit) => items.some(({ questionId }) => questionId === hit.questionId);

  useEffect(() => look(everything), [look]);

  function want(change: Partial<Wanted>): void {
    const next = { ...wanted, ...change };
    setWanted(next);
    setPlace(0);
    say("");
    look(next);
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

  function press(event: React.KeyboardEvent): void {
    if (event.key === "Enter" && chosen) add(chosen);
    else if (event.key === "ArrowDown") setPlace(Math.min(place + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setPlace(Math.max(0, place - 1));
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        role="combobox"
        aria-label="Find a question"
        aria-expanded={hits.length > 0}
        aria-controls="found-questions"
        aria-activedescendant={chosen ? `found-${chosen.questionId}` : undefined}
        maxLength={200}
        value={wanted.text}
        onChange={(change) => want({ text: change.target.value })}
        onKeyDown={press}
        placeholder="Title, topic, tag or words"
        spellCheck={false}
        autoComplete="off"
        className="block w-full border-b border-line bg-transparent px-4 py-3.5 text-[15px] outline-none placeholder:text-muted"
      />
      <Filters wanted={wanted} topics={found?.topics ?? []} onWant={want} />
      <p className={hits.length > 0 ? "sr-only" : "px-4 py-6 text-muted"}>{describeFound(found, wanted)}</p>
      <div
        id="found-questions"
        role="listbox"
        aria-label="Questions"
        className="max-h-[46vh] overflow-y-auto"
      >
        {hits.map((hit, at) => (
          <FoundQuestion
            key={hit.questionId}
            {...{ hit, isChosen: hit === chosen, isHeld: holds(hit) }}
            onHover={() => setPlace(at)}
            onPick={() => add(hit)}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-2.5 text-xs text-muted">
        <p role="status" className="min-w-0 flex-1 wrap-anywhere">
          {said || (found && hits.length > 0 ? describeFound(found, wanted) : "")}
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

function describeFound(found: ReturnType<typeof useQuestionSearch>["found"], { text }: Wanted): string {
  if (!found) return "Looking…";
  if (found.problem) return found.problem;
  if (found.hits.length === 0)
    return "No approved question fits. Try fewer letters, another word, or take a filter away.";
  const spelt = found.guessed.length > 0 ? `Nothing for “${text}”; for “${found.guessed.join(" ")}”: ` : "";
  return found.total > found.hits.length
    ? `${spelt}the best ${found.hits.length} of ${found.total}. Type to narrow them down.`
    : `${spelt}${found.total} found.`;
}

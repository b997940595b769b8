"use client";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button, buttonClass } from "@/app/_ui/button";
import { Undoable } from "@/app/_ui/notice";
import { Problem } from "@/app/_ui/problem";
import { LocalTime } from "@/app/_ui/time/local-time";
import type { Unfinished } from "@/lib/drafts/reads";
import { titleOf, useDiscarding } from "./use-discarding";

/** The reader's own new questions that were typed and never saved to the bank. */
export function UnfinishedQuestions({ drafts, more }: Unfinished) {
  const discarding = useDiscarding();
  const { problem, discarded, undo } = discarding;
  const heading = useRef<HTMLHeadingElement>(null);
  const isUndoing = useRef(false);
  // The Undo that was pressed leaves; the focus goes to the list that the draft is back in.
  useEffect(() => {
    if (discarded || !isUndoing.current || drafts.length === 0) return;
    isUndoing.current = false;
    heading.current?.focus();
  }, [discarded, drafts]);
  if (drafts.length === 0 && !discarded && !problem) return null;
  function bringBack(): void {
    isUndoing.current = true;
    if (discarded) undo(discarded);
  }
  return (
    <div className="mb-6 space-y-3 wrap-anywhere">
      {discarded ? (
        <Undoable key={discarded.questionId} words={`Discarded: ${discarded.title}`} onUndo={bringBack} />
      ) : null}
      <Problem message={problem} />
      {drafts.length > 0 ? (
        <List drafts={drafts} more={more} discarding={discarding} heading={heading} />
      ) : null}
    </div>
  );
}

type ListProps = Unfinished & {
  discarding: ReturnType<typeof useDiscarding>;
  heading: React.RefObject<HTMLHeadingElement | null>;
};

function List({ drafts, more, discarding: { pending, discard }, heading }: ListProps) {
  return (
    <section
      aria-labelledby="unfinished"
      className="rounded-control border border-line bg-surface px-4 py-3 text-sm"
    >
      <h2 id="unfinished" ref={heading} tabIndex={-1} className="font-medium">
        Your unfinished questions
      </h2>
      <p className="text-muted">Only you see them until you save them to the bank.</p>
      <ul className="mt-1 divide-y divide-line">
        {drafts.map((draft) => (
          <Row key={draft.questionId} draft={draft} pending={pending} onDiscard={() => discard(draft)} />
        ))}
      </ul>
      {more > 0 ? <p className="text-muted">and {more} more</p> : null}
    </section>
  );
}

type RowProps = { draft: Unfinished["drafts"][number]; pending: boolean; onDiscard(): void };

function Row({ draft, pending, onDiscard }: RowProps) {
  const title = titleOf(draft);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
      <div className="mr-auto min-w-0">
        <p className="line-clamp-2">{title}</p>
        <p className="text-[13px] text-muted">
          Saved <LocalTime atMs={draft.savedAtMs} />
        </p>
      </div>
      <div className="flex gap-2">
        <Link
          href={`/questions/new?id=${draft.questionId}`}
          prefetch={false}
          aria-label={`Continue: ${title}`}
          className={buttonClass("plain", "small")}
        >
          Continue
        </Link>
        <Button
          look="quiet"
          size="small"
          aria-label={`Discard: ${title}`}
          disabled={pending}
          onClick={onDiscard}
        >
          Discard
        </Button>
      </div>
    </li>
  );
}

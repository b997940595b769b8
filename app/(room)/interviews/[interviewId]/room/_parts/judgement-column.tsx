"use client";
import { Fragment } from "react";
import { NoteField } from "@/app/_judging/note-field";
import { RatingField } from "@/app/_judging/rating-field";
import { general, type Judgement } from "@/app/_judging/use-judgement";
import { KeyCap } from "@/app/_ui/key-cap";
import { type PlanRow, timeWords } from "@/lib/room/plan";
import type { Guide } from "@/lib/room/schema";

type Props = {
  className: string;
  row: PlanRow | undefined;
  guide: Guide | undefined;
  judgement: Judgement;
  timeZone: string;
  ended: boolean;
  onKeys(): void;
};

/** The interviewer's own: the rating with its described levels, the note on this question, the general note. */
export function JudgementColumn(props: Props) {
  const { className, row, guide, judgement, timeZone, ended, onKeys } = props;
  const asked = row?.asked;
  return (
    <section
      aria-labelledby="judgement-heading"
      className={`flex min-h-0 flex-col overflow-y-auto border-private-line bg-private lg:border-l ${className}`}
    >
      <div className="flex shrink-0 grow flex-col gap-3 px-3.5 py-3">
        <div className="flex items-center justify-between">
          <h2 id="judgement-heading" className="font-semibold">
            Judgement
          </h2>
          <span className="text-xs font-semibold text-private-ink">Private to you</span>
        </div>
        {judgement.isFinal ? (
          <p className="text-muted">
            As you submitted it with your scorecard. Nothing here can be changed any more.
          </p>
        ) : null}
        {row && asked ? (
          <p className="text-muted">
            {row.asked ? `${row.asked.number}. ` : ""}
            {row.title}
            {row.times > 1 ? <strong className="font-semibold text-ink">, {timeWords(row)}</strong> : null}
          </p>
        ) : null}
        {asked && guide ? (
          <Fragment key={asked.askedQuestionId}>
            <RatingField
              judgement={judgement}
              timeZone={timeZone}
              askedQuestionId={asked.askedQuestionId}
              levels={guide.levels}
            />
            <NoteField
              id="note-question"
              label="Note on this question"
              judgement={judgement}
              noteKey={asked.askedQuestionId}
              timeZone={timeZone}
            />
          </Fragment>
        ) : (
          <p className="text-muted">
            {ended
              ? "This question wasn’t asked, so there is nothing to rate."
              : "Ask the question, then rate the answer here on its described levels."}
          </p>
        )}
      </div>
      <div className="shrink-0 border-t border-private-line px-3.5 pt-2.5 pb-3">
        <NoteField
          label="Whole interview"
          judgement={judgement}
          noteKey={general}
          timeZone={timeZone}
          rows={2}
        />
      </div>
      <footer className="shrink-0 border-t border-private-line px-3.5 py-2 text-muted pointer-coarse:hidden">
        <button
          type="button"
          onClick={onKeys}
          className="inline-flex min-h-6 items-center gap-2 hover:text-ink"
        >
          All keys <KeyCap>?</KeyCap>
        </button>
      </footer>
    </section>
  );
}

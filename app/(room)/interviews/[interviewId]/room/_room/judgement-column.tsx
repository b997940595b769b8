"use client";
import { KeyCap } from "@/app/_ui/key-cap";
import type { PlanRow } from "@/lib/room/plan";
import type { Guide } from "@/lib/room/schema";
import { LevelChoice } from "./level-choice";
import { LineState } from "./line-state";
import type { Line } from "./live-socket";
import { NoteField } from "./note-field";
import { SaveLine } from "./save-line";
import { general, type Judgement } from "./use-judgement";

type Props = {
  className: string;
  row: PlanRow | undefined;
  guide: Guide | undefined;
  judgement: Judgement;
  timeZone: string;
  line: Line;
  ended: boolean;
  onKeys(): void;
};

/** The interviewer's own: the rating with its described levels, the note on this question, the general note. */
export function JudgementColumn(props: Props) {
  const { className, row, guide, judgement, timeZone, line, ended, onKeys } = props;
  const asked = row?.asked;
  const unsent = judgement.notes.unsent() + judgement.ratings.unsent();
  return (
    <section
      aria-labelledby="judgement-heading"
      className={`flex min-h-0 flex-col border-private-line bg-private lg:border-l ${className}`}
    >
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto px-3.5 py-3">
        <div className="flex items-center justify-between">
          <h2 id="judgement-heading" className="font-semibold">
            Judgement
          </h2>
          <span className="text-xs font-semibold text-private-ink">Private to you</span>
        </div>
        {asked && guide ? (
          <Judging
            key={asked.askedQuestionId}
            askedQuestionId={asked.askedQuestionId}
            guide={guide}
            {...{ judgement, timeZone }}
          />
        ) : (
          <p className="text-muted">
            {ended
              ? "This question wasn’t asked, so there is nothing to rate."
              : "Ask the question, then rate the answer here on its described levels."}
          </p>
        )}
        <NoteField
          id="note-general"
          label="Whole interview"
          placeholder="What did they say or do?"
          drafts={judgement.notes}
          draftKey={general}
          timeZone={timeZone}
          rows={3}
        />
      </div>
      <footer className="flex items-center justify-between border-t border-private-line px-3.5 py-2.5 text-muted">
        <button
          type="button"
          onClick={onKeys}
          className="inline-flex min-h-6 items-center gap-2 hover:text-ink"
        >
          All keys <KeyCap>?</KeyCap>
        </button>
        <LineState line={line} unsent={unsent} />
      </footer>
    </section>
  );
}

type JudgingProps = { askedQuestionId: string; guide: Guide; judgement: Judgement; timeZone: string };

function Judging({ askedQuestionId, guide, judgement, timeZone }: JudgingProps) {
  const rating = judgement.ratings.get(askedQuestionId);
  return (
    <>
      <div>
        <p className="mb-1 flex justify-between text-xs text-muted">
          Rating
          <SaveLine draft={rating} timeZone={timeZone} />
        </p>
        <LevelChoice
          name={`rating-${askedQuestionId}`}
          levels={guide.levels}
          rating={rating.value}
          onRate={(level) => judgement.ratings.edit(askedQuestionId, { ...rating.value, level })}
        />
        {rating.theirs && (
          <p role="alert" className="mt-2 text-xs text-live">
            Another tab rated this {rating.theirs.value.level ?? "not yet"}.{" "}
            <button
              type="button"
              className="min-h-6 underline"
              onClick={() => judgement.ratings.resolve(askedQuestionId, rating.value)}
            >
              Keep {rating.value.level ?? "none"}
            </button>{" "}
            <button
              type="button"
              className="min-h-6 underline"
              onClick={() => rating.theirs && judgement.ratings.resolve(askedQuestionId, rating.theirs.value)}
            >
              Take theirs
            </button>
          </p>
        )}
      </div>
      <NoteField
        id="note-question"
        label="Note on this question"
        placeholder="What did they say or do?"
        drafts={judgement.notes}
        draftKey={askedQuestionId}
        timeZone={timeZone}
        rows={5}
      />
    </>
  );
}

"use client";
import { Rejected } from "../_saving/rejected";
import { SaveLine } from "../_saving/save-line";
import { LevelChoice } from "./level-choice";
import type { Judgement, RatingValue } from "./use-judgement";

type Props = { judgement: Judgement; askedQuestionId: string; levels: string[]; timeZone: string };

/** The rating of one answer with its save state; where another tab rated it otherwise, both to choose from. */
export function RatingField({ judgement, askedQuestionId, levels, timeZone }: Props) {
  const { ratings, isFinal, line } = judgement;
  const rating = ratings.get(askedQuestionId);
  /** What is saved then are the ticks alone. */
  const isUnrated = rating.value.level === null && rating.value.heardKeyPoints.length > 0;
  return (
    <div>
      <p className="mb-1 flex items-baseline justify-between gap-2 text-xs text-muted">
        <span>{isUnrated ? "Not rated yet, key points" : "Rating"}</span>
        <SaveLine written={rating} timeZone={timeZone} line={line} />
      </p>
      <LevelChoice
        name={`rating-${askedQuestionId}`}
        levels={levels}
        rating={rating.value}
        disabled={isFinal}
        onRate={(level) => ratings.edit(askedQuestionId, { ...rating.value, level })}
      />
      {rating.theirs ? (
        <TwoRatings
          mine={rating.value}
          theirs={rating.theirs.value}
          onResolve={(value) => ratings.resolve(askedQuestionId, value)}
        />
      ) : null}
      <Rejected
        text={rating.rejected && describeRating(rating.rejected)}
        onDiscard={() => ratings.discard(askedQuestionId)}
      />
    </div>
  );
}

function describeRating({ level, heardKeyPoints: { length } }: RatingValue): string {
  const points = length === 1 ? "1 key point" : `${length} key points`;
  return `Rated ${level === 0 ? "not observed" : (level ?? "nothing")}, ${points} heard`;
}

type TwoProps = { mine: RatingValue; theirs: RatingValue; onResolve(value: RatingValue): void };

function TwoRatings({ mine, theirs, onResolve }: TwoProps) {
  return (
    <p role="alert" className="mt-2 text-xs text-live">
      Another tab rated this {theirs.level ?? "not yet"}.{" "}
      <button type="button" className="min-h-6 underline" onClick={() => onResolve(mine)}>
        Keep {mine.level ?? "none"}
      </button>{" "}
      <button type="button" className="min-h-6 underline" onClick={() => onResolve(theirs)}>
        Take theirs
      </button>
    </p>
  );
}

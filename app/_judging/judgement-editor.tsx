"use client";
import { useEffect, useState } from "react";
import type { Level } from "@/db/vocabulary";
import type { OwnNote, OwnRating } from "@/lib/room/schema";
import { ConnectionState } from "../_live/connection-state";
import { RefusedConnection } from "../_live/refused-connection";
import type { Initial } from "../_live/room-state";
import { SignedOut, whatEnded } from "../_live/signed-out";
import { Chip } from "../_ui/chip";
import { KeyPoints } from "./key-points";
import { LevelBadge } from "./level-badge";
import { NoteField } from "./note-field";
import { RatingField } from "./rating-field";
import { general, type Judgement, useJudgement } from "./use-judgement";

export type JudgedQuestion = {
  askedQuestionId: string;
  number: number;
  title: string;
  keyPoints: string[];
  levels: string[];
  /** It wants no rating, and takes one. */
  isTakenBack: boolean;
  /** Server-rendered: the candidate's answer and what else belongs beside the judgement. */
  evidence: React.ReactNode;
};

export type OwnJudgement = {
  seatId: string;
  timeZone: string;
  initial: Initial;
  notes: OwnNote[];
  ratings: OwnRating[];
};
type Props = OwnJudgement & {
  questions: JudgedQuestion[];
  /** Called when a rating was saved or a text became unsaved. */
  onState?(state: JudgementState): void;
};

/** Every level as it is saved, how many notes and ratings aren't, and in words where two versions want a choice. */
export type JudgementState = { levels: Record<string, Level | null>; unsent: number; conflicts: string };

/** Notes and ratings after the end, through the same live door and with the same save states as in the room. */
export function JudgementEditor({ seatId, timeZone, initial, notes, ratings, questions, onState }: Props) {
  const judgement = useJudgement(initial, { seatId, notes, ratings, isFinal: false });
  const unsent = judgement.notes.unsent() + judgement.ratings.unsent();
  const levels = useSame(
    Object.fromEntries(
      questions.map(({ askedQuestionId }) => {
        const { state, value } = judgement.ratings.get(askedQuestionId);
        return [askedQuestionId, state === "saved" ? value.level : null];
      }),
    ),
  );
  const conflicts = placesOf(
    [...judgement.notes.listConflicts(), ...judgement.ratings.listConflicts()],
    questions,
  );
  useEffect(() => onState?.({ levels, unsent, conflicts }), [levels, unsent, conflicts, onState]);

  const ended = whatEnded(judgement.state);
  if (ended) return <SignedOut ended={ended} />;
  return (
    <div className="space-y-3">
      <p className="flex justify-end text-[13px]">
        <ConnectionState connection={judgement.state.connection} unsent={unsent} />
      </p>
      {judgement.state.connection.state === "refused" ? (
        <RefusedConnection refusal={judgement.state.connection.refusal} onRetry={judgement.client.retry} />
      ) : null}
      {questions.map((question) => (
        <Judged
          key={question.askedQuestionId}
          question={question}
          judgement={judgement}
          timeZone={timeZone}
          open={
            !question.isTakenBack &&
            !ratings.some((one) => one.askedQuestionId === question.askedQuestionId && one.level !== null)
          }
        />
      ))}
      <section className="rounded-card border border-private-line bg-private p-4">
        <NoteField
          label="Note on the whole interview"
          judgement={judgement}
          noteKey={general}
          timeZone={timeZone}
        />
      </section>
    </div>
  );
}

/** The object as it came first, as long as it says the same: an effect that depends on it runs when it changes. */
function useSame<T>(now: T): T {
  const [same, keep] = useState(now);
  if (JSON.stringify(same) === JSON.stringify(now)) return same;
  keep(now);
  return now;
}

function placesOf(keys: string[], questions: JudgedQuestion[]): string {
  const answers = questions.filter(({ askedQuestionId }) => keys.includes(askedQuestionId));
  const numbered = answers.map(({ number }) => `answer ${number}`);
  return [...numbered, ...(keys.includes(general) ? ["the note on the whole interview"] : [])].join(", ");
}

type JudgedProps = {
  question: JudgedQuestion;
  judgement: Judgement;
  timeZone: string;
  /** Unfolded at first: what still wants a rating. */
  open: boolean;
};

function Judged({ question, judgement, timeZone, open }: JudgedProps) {
  const { askedQuestionId, number, title } = question;
  const { level, heardKeyPoints } = judgement.ratings.get(askedQuestionId).value;
  return (
    <details open={open} className="overflow-hidden rounded-card border border-line bg-surface">
      <summary className="flex min-h-12 items-center gap-3 px-4 py-2.5">
        <span className="w-5 text-muted tabular-nums">{number}</span>
        <h3 className="min-w-0 flex-1 font-medium">{title}</h3>
        {question.keyPoints.length > 0 ? (
          <span className="text-[13px] text-muted tabular-nums max-sm:hidden">
            {heardKeyPoints.length} of {question.keyPoints.length} key points
          </span>
        ) : null}
        {question.isTakenBack ? <Chip>Taken back</Chip> : null}
        <LevelBadge level={level} />
      </summary>
      {/* The target lies inside, so that going to it unfolds it. */}
      <div
        id={`answer-${number}`}
        className="scroll-mt-16 border-t border-line lg:grid lg:grid-cols-[1fr_minmax(320px,400px)]"
      >
        <div className="p-5">
          {question.evidence}
          {question.keyPoints.length > 0 ? (
            <section className="mt-5 rounded-card border border-private-line bg-private p-4">
              <h4 className="mb-1 text-xs text-muted">
                Key points heard, {heardKeyPoints.length} of {question.keyPoints.length}
              </h4>
              <KeyPoints
                keyPoints={question.keyPoints}
                heard={heardKeyPoints}
                onHear={(heard) => judgement.ratings.edit(askedQuestionId, { level, heardKeyPoints: heard })}
              />
            </section>
          ) : null}
        </div>
        <div className="space-y-4 border-private-line bg-private p-4 max-lg:border-t lg:border-l">
          <RatingField
            judgement={judgement}
            askedQuestionId={askedQuestionId}
            timeZone={timeZone}
            levels={question.levels}
          />
          <NoteField
            label="Note on this question"
            judgement={judgement}
            noteKey={askedQuestionId}
            timeZone={timeZone}
          />
        </div>
      </div>
    </details>
  );
}

"use client";
import { useEffect } from "react";
import type { OwnNote, OwnRating } from "@/lib/room/schema";
import { KeyPoints } from "./key-points";
import { LevelChoice } from "./level-choice";
import { LineState } from "./line-state";
import { NoteField } from "./note-field";
import type { Initial } from "./room-client";
import { SaveLine } from "./save-line";
import { general, useJudgement } from "./use-judgement";

export type JudgedQuestion = {
  askedQuestionId: string;
  number: number;
  title: string;
  keyPoints: string[];
  levels: string[];
  /** Server-rendered: the candidate's answer and what else belongs beside the judgement. */
  evidence: React.ReactNode;
};

type Props = {
  seatId: string;
  timeZone: string;
  initial: Initial;
  notes: OwnNote[];
  ratings: OwnRating[];
  questions: JudgedQuestion[];
  /** Called after each rating that was saved, with every level as it stands. */
  onLevels?(levels: Record<string, number | null>): void;
};

/** Notes and ratings after the end, through the same live door and with the same save states as in the room. */
export function JudgementEditor({ seatId, timeZone, initial, notes, ratings, questions, onLevels }: Props) {
  const judgement = useJudgement(initial, { seatId, notes, ratings });
  const levels = JSON.stringify(
    questions.map(({ askedQuestionId }) => {
      const draft = judgement.ratings.get(askedQuestionId);
      return [askedQuestionId, draft.state === "saved" ? draft.value.level : null];
    }),
  );
  useEffect(
    () => onLevels?.(Object.fromEntries(JSON.parse(levels) as [string, number | null][])),
    [levels, onLevels],
  );

  return (
    <div className="space-y-6">
      <p className="flex justify-end text-[13px]">
        <LineState
          line={judgement.state.line}
          unsent={judgement.notes.unsent() + judgement.ratings.unsent()}
        />
      </p>
      {questions.map((question) => (
        <Judged
          key={question.askedQuestionId}
          question={question}
          judgement={judgement}
          timeZone={timeZone}
        />
      ))}
      <section className="rounded-card border border-private-line bg-private p-4">
        <NoteField
          id="note-general"
          label="Note on the whole interview"
          placeholder="What did they say or do?"
          drafts={judgement.notes}
          draftKey={general}
          timeZone={timeZone}
          rows={3}
        />
      </section>
    </div>
  );
}

type JudgedProps = {
  question: JudgedQuestion;
  judgement: ReturnType<typeof useJudgement>;
  timeZone: string;
};

function Judged({ question, judgement, timeZone }: JudgedProps) {
  const { askedQuestionId, number, title } = question;
  const rating = judgement.ratings.get(askedQuestionId);
  const rate = (change: Partial<typeof rating.value>) =>
    judgement.ratings.edit(askedQuestionId, { ...rating.value, ...change });
  return (
    <section
      id={`answer-${number}`}
      aria-labelledby={`judged-${number}`}
      className="scroll-mt-6 overflow-hidden rounded-card border border-line bg-surface lg:grid lg:grid-cols-[1fr_minmax(320px,400px)]"
    >
      <div className="p-5">
        <h3 id={`judged-${number}`} className="font-medium">
          <span className="mr-2 text-muted tabular-nums">{number}</span>
          {title}
        </h3>
        {question.evidence}
      </div>
      <div className="space-y-4 border-private-line bg-private p-4 max-lg:border-t lg:border-l">
        <div>
          <p className="mb-1 flex items-baseline justify-between text-xs text-muted">
            <span>Rating</span>
            <SaveLine draft={rating} timeZone={timeZone} />
          </p>
          <LevelChoice
            name={`rating-${askedQuestionId}`}
            levels={question.levels}
            rating={rating.value}
            onRate={(level) => rate({ level })}
          />
        </div>
        <div>
          <p className="text-xs text-muted">
            Key points heard, {rating.value.heardKeyPoints.length} of {question.keyPoints.length}
          </p>
          <KeyPoints
            keyPoints={question.keyPoints}
            heard={rating.value.heardKeyPoints}
            onHear={(heardKeyPoints) => rate({ heardKeyPoints })}
          />
        </div>
        <NoteField
          id={`note-${askedQuestionId}`}
          label="Note on this question"
          placeholder="What did they say or do?"
          drafts={judgement.notes}
          draftKey={askedQuestionId}
          timeZone={timeZone}
          rows={3}
        />
      </div>
    </section>
  );
}

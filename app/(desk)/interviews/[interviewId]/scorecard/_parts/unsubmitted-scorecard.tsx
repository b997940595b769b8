"use client";
import { useCallback, useState, useTransition } from "react";
import {
  type JudgedQuestion,
  JudgementEditor,
  type JudgementState,
  type OwnJudgement,
} from "@/app/_judging/judgement-editor";
import { outcomeOf, type Stored } from "@/app/_saving/autosaves";
import { useAutosave } from "@/app/_saving/use-autosaves";
import type { Level } from "@/db/vocabulary";
import { composite, countAsked, missingRatings } from "@/lib/scorecards/rules";
import { tooLong } from "@/lib/text/limits";
import { saveSummaryAction } from "../actions";
import { AnswerStrip } from "./answer-strip";
import { Figures } from "./figures";
import { ModelAnswerKey } from "./model-answer-key";
import { PractiseThese } from "./practise-these";
import { Submission } from "./submission";
import { SummaryField } from "./summary-field";

type OwnAnswer = JudgedQuestion & { competency: string; level: Level | null };
type Props = OwnJudgement & {
  summary: Stored<string>;
  answers: OwnAnswer[];
  /** It may be submitted then. */
  opensInMs: number;
};

/** Before it is submitted: each answer with its judgement, then the summary, then, last, the recommendation. */
export function UnsubmittedScorecard({ summary, answers, opensInMs, ...own }: Props) {
  const { interviewId } = own.initial;
  const judged = useLevels(answers);
  const text = useSummary(interviewId, own.seatId, summary);
  const missing = missingRatings(judged.answers);
  const submitting = useTransition();
  const weak = judged.answers.filter(({ level }) => level === 1 || level === 2).length;
  return (
    <>
      <ModelAnswerKey />
      <Figures composite={composite(judged.answers)}>
        <Progress asked={countAsked(judged.answers)} missing={missing.length} />
      </Figures>
      <div className="space-y-10">
        {/* What would be typed while it is submitted could neither be saved nor be seen afterwards. */}
        <div className="space-y-10" inert={submitting[0]}>
          <section aria-labelledby="answers">
            <h2 id="answers" className="mb-1 font-semibold">
              Answers
            </h2>
            <div className="mb-6">
              <AnswerStrip answers={judged.answers} />
            </div>
            <JudgementEditor {...own} questions={answers} onState={judged.take} />
          </section>
          <SummaryField summary={text} timeZone={own.timeZone} />
        </div>
        <Submission
          interviewId={interviewId}
          asked={answers.length}
          missing={missing}
          summary={text}
          unsent={judged.unsent}
          conflicts={judged.conflicts}
          submitting={submitting}
          opensInMs={opensInMs}
        />
        <PractiseThese interviewId={interviewId} all={answers.length} weak={weak} />
      </div>
    </>
  );
}

/** The levels as they are saved, from the page's first render on. */
function useLevels(answers: OwnAnswer[]) {
  const [saved, setSaved] = useState<JudgementState>();
  const take = useCallback((state: JudgementState) => setSaved(state), []);
  const now = answers.map(({ askedQuestionId, number, title, competency, level, isTakenBack }) => ({
    number,
    isTakenBack,
    title,
    competency,
    level: saved ? (saved.levels[askedQuestionId] ?? null) : level,
  }));
  return { answers: now, unsent: saved?.unsent ?? 0, conflicts: saved?.conflicts ?? "", take };
}

function useSummary(interviewId: string, seatId: string, summary: Stored<string>) {
  return useAutosave<string>({
    name: `${interviewId}/${seatId}/scorecard/`,
    initial: summary,
    check: (text) => tooLong(text, "The summary"),
    save: async ({ value, baseRevision }) =>
      outcomeOf(
        await saveSummaryAction({ interviewId, summary: value, baseRevision }),
        (saved) => saved.summary,
      ),
  });
}

function Progress({ asked, missing }: { asked: number; missing: number }) {
  return (
    <>
      <h2 className="text-xs text-muted">Your scorecard</h2>
      <p className="mt-0.5 font-serif text-2xl leading-tight tabular-nums">
        {asked - missing} of {asked} rated
      </p>
      <p className="mt-1 text-[13px] text-muted">
        {asked === 0
          ? "Nothing was asked in this interview."
          : missing > 0
            ? "The recommendation comes last, when every answer is rated."
            : "Everything is rated. Write the summary, then recommend and submit."}
      </p>
    </>
  );
}

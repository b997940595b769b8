import { Time } from "@/app/_ui/time/time";
import type { OpenScorecard } from "@/lib/scorecards/reads";
import { recommendationWords } from "@/lib/scorecards/rules";
import { Figures } from "./figures";
import { ModelAnswerKey } from "./model-answer-key";
import { PractiseThese } from "./practise-these";
import { SubmittedAnswer } from "./submitted-answer";

type Props = { scorecard: OpenScorecard; submittedAt: Date };

/** As it was submitted: nothing here can be changed. */
export function SubmittedScorecard({ scorecard, submittedAt }: Props) {
  const { recommendation, summary, answers, composite, generalNote, timeZone, interviewId } = scorecard;
  const weak = answers.filter(({ level }) => level === 1 || level === 2).length;
  return (
    <>
      <ModelAnswerKey />
      <Figures composite={composite}>
        <h2 className="text-xs text-muted">Your recommendation</h2>
        <p className="mt-0.5 font-serif text-2xl leading-tight">
          {recommendation ? recommendationWords[recommendation] : "None"}
        </p>
        <p className="mt-1 text-[13px] text-muted">
          Submitted <Time at={submittedAt} zone={timeZone} parts="short" now={new Date()} />. It stays as it
          is.
        </p>
      </Figures>
      <div className="space-y-10">
        <Prose title="Summary" text={summary} empty="Submitted without a summary." />
        <section>
          <h2 className="mb-2 font-semibold">Answers</h2>
          <ul className="border-t border-line-strong">
            {answers.map((answer) => (
              <SubmittedAnswer key={answer.askedQuestionId} answer={answer} />
            ))}
          </ul>
        </section>
        <Prose title="Note on the whole interview" text={generalNote} empty="No general note." />
        <PractiseThese interviewId={interviewId} all={answers.length} weak={weak} />
      </div>
    </>
  );
}

function Prose({ title, text, empty }: { title: string; text: string; empty: string }) {
  return (
    <section>
      <h2 className="mb-1 font-semibold">{title}</h2>
      {text ? (
        <p className="max-w-[68ch] whitespace-pre-wrap wrap-anywhere">{text}</p>
      ) : (
        <p className="text-muted">{empty}</p>
      )}
    </section>
  );
}

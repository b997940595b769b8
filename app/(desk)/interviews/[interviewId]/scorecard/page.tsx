import type { Metadata } from "next";
import { panelInitial } from "@/app/_live/panel-initial";
import { graceLeftMs } from "@/lib/room/policy";
import { loadPanel, loadScorecard } from "@/lib/scorecards/loaders";
import { Evidence } from "./_parts/evidence";
import { NotOpen } from "./_parts/not-open";
import { ScorecardHead } from "./_parts/scorecard-head";
import { SubmittedScorecard } from "./_parts/submitted-scorecard";
import { UnsubmittedScorecard } from "./_parts/unsubmitted-scorecard";

export const metadata: Metadata = { title: "Scorecard" };

type Props = { params: Promise<{ interviewId: string }> };

export default async function ScorecardPage({ params }: Props) {
  const { interviewId } = await params;
  const { personId, scorecard } = await loadScorecard(interviewId);
  if (scorecard.stage !== "open") return <NotOpen stage={scorecard.stage} interview={scorecard} />;
  if (scorecard.submittedAt) {
    return (
      <>
        <ScorecardHead scorecard={scorecard} />
        <SubmittedScorecard scorecard={scorecard} submittedAt={scorecard.submittedAt} />
      </>
    );
  }
  const panel = await loadPanel(scorecard, personId);
  return (
    <>
      <ScorecardHead scorecard={scorecard} />
      <UnsubmittedScorecard
        seatId={scorecard.seatId}
        timeZone={scorecard.timeZone}
        opensInMs={graceLeftMs(scorecard.endedMsAgo)}
        initial={panelInitial({ interviewId, personId }, panel)}
        notes={panel.notes}
        ratings={panel.ratings}
        summary={{ value: scorecard.summary, revision: scorecard.revision, savedAtMs: null }}
        answers={scorecard.answers.map(
          ({
            askedQuestionId,
            number,
            title,
            competency,
            keyPoints,
            levels,
            level,
            isTakenBack,
            ...rest
          }) => ({
            askedQuestionId,
            number,
            title,
            competency,
            keyPoints,
            levels,
            level,
            isTakenBack,
            evidence: <Evidence answer={rest} />,
          }),
        )}
      />
    </>
  );
}

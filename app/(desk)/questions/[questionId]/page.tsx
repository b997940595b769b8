import type { Metadata } from "next";
import { unlessRefused } from "@/app/refused";
import { loadQuestion } from "@/lib/versions/loaders";
import { CandidateSees } from "./_parts/candidate-sees";
import { Head } from "./_parts/head";
import { InterviewerSees } from "./_parts/interviewer-sees";
import { Scores } from "./_parts/scores";
import { Standing } from "./_parts/standing";
import { Used } from "./_parts/used";
import { VersionList } from "./_parts/version-list";

export const metadata: Metadata = { title: "Question" };

type Props = {
  params: Promise<{ questionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default unlessRefused(async function QuestionPage({ params, searchParams }: Props) {
  const { questionId } = await params;
  const { question, versions, usage, query, mayWrite } = await loadQuestion(questionId, await searchParams);
  return (
    <>
      <Head question={question} mayWrite={mayWrite} />
      <Standing question={question} mayWrite={mayWrite} />
      <div className="grid gap-x-8 gap-y-10 lg:grid-cols-2 lg:grid-rows-[auto_auto_1fr]">
        <CandidateSees question={question} />
        <InterviewerSees question={question} />
        <Scores usage={usage} plannedMinutes={question.minutes} />
        <Used questionId={questionId} usage={usage} query={query} />
      </div>
      <VersionList question={question} versions={versions} query={query} />
    </>
  );
});

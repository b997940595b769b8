import type { Metadata } from "next";
import { loadPracticeQuestion } from "@/lib/practice/loaders";
import { nextAddress, skip, skippedIn, undoAddress } from "@/lib/practice/run";
import { PracticeQuestion } from "../_parts/practice-question";

export const metadata: Metadata = { title: "Practice" };

type Props = {
  params: Promise<{ questionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeQuestionPage({ params, searchParams }: Props) {
  const { questionId } = await params;
  const { openedAtMs, run, ...question } = await loadPracticeQuestion(questionId, await searchParams);
  const way = {
    isOfTopic: run.topic !== null,
    onward: nextAddress(run),
    skip: nextAddress(skip(run, questionId)),
    undo: undoAddress(run),
    ...skippedIn(run),
  };
  // Keyed by the moment, because the same question may come back as the next one.
  return <PracticeQuestion key={openedAtMs} {...question} way={way} />;
}

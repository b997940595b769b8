import type { Metadata } from "next";
import { loadPracticeQuestion } from "@/lib/practice/loaders";
import { PracticeQuestion } from "../_parts/practice-question";

export const metadata: Metadata = { title: "Practice" };

type Props = {
  params: Promise<{ questionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeQuestionPage({ params, searchParams }: Props) {
  const { questionId } = await params;
  const { openedAtMs, ...question } = await loadPracticeQuestion(questionId, await searchParams);
  // Keyed by the moment, because the same question may come back as the next one.
  return <PracticeQuestion key={openedAtMs} {...question} />;
}

import { goToNextQuestion } from "@/lib/practice/loaders";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Chooses the next question and goes to its own page, so that a reload stays with it. */
export default async function NextQuestionPage({ searchParams }: Props) {
  return goToNextQuestion(await searchParams);
}

import type { Metadata } from "next";
import { loadNewEditor } from "@/lib/drafts/loaders";
import { QuestionEditor } from "../_parts/editor/question-editor";

export const metadata: Metadata = { title: "New question" };

type Props = { searchParams: Promise<{ id?: string | string[] }> };

export default async function NewQuestionPage({ searchParams }: Props) {
  const loaded = await loadNewEditor(await searchParams);
  return <QuestionEditor key={loaded.editor.questionId} {...loaded} />;
}

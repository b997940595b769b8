import type { Metadata } from "next";
import { loadEditor } from "@/lib/drafts/loaders";
import { QuestionEditor } from "../../_parts/editor/question-editor";

export const metadata: Metadata = { title: "Edit question" };

type Props = { params: Promise<{ questionId: string }> };

export default async function EditQuestionPage({ params }: Props) {
  const loaded = await loadEditor((await params).questionId);
  return <QuestionEditor key={loaded.editor.questionId} {...loaded} />;
}

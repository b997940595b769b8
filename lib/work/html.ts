// A question's two texts as HTML, and which of them can't be shown.
import type { ItemProblem } from "@/db/schema/import-columns";
import type { Said } from "./jobs";

type QuestionHtml = { promptHtml: string; modelAnswerHtml: string; problems: ItemProblem[] };

/** What `render` said of a prompt and its model answer; what can't be shown is shown as nothing. */
export function toQuestionHtml([prompt, modelAnswer]: Said<"render">): QuestionHtml {
  const problems = Object.entries({ prompt, modelAnswer }).flatMap(([field, shown]) =>
    shown && "refused" in shown ? { field, message: shown.refused } : [],
  );
  const htmlOf = (shown: typeof prompt) => (shown && "html" in shown ? shown.html : "");
  return { promptHtml: htmlOf(prompt), modelAnswerHtml: htmlOf(modelAnswer), problems };
}

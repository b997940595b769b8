// Plain text: a question a line, rows of strokes between parts, answers below or gathered at the end.
import { findQuestions } from "./find-questions";
import type { DocumentRead, Reading } from "./found";

export function* readText(text: string): Reading<DocumentRead> {
  const found = yield* findQuestions(text.split("\n"), { isMarkdown: false });
  return { format: "text", kits: [], ...found };
}

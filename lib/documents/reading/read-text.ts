// Plain text: a question a line, rows of strokes between parts, answers below or gathered at the end.

import type { DocumentRead, Reading } from "../found";
import { findQuestions } from "./find-questions";

export function* readText(text: string): Reading<DocumentRead> {
  const found = yield* findQuestions(text.split("\n"), { isMarkdown: false });
  return { format: "text", kits: [], ...found };
}

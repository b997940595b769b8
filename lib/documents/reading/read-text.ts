// Plain text: a question a line, rows of strokes between parts, answers below or gathered at the end.

import type { DocumentRead, Reading } from "../found";
import { readQuestions } from "./machine";

export function* readText(text: string): Reading<DocumentRead> {
  const found = yield* readQuestions(text.split("\n"), { isMarkdown: false });
  return { format: "text", kits: [], ...found };
}

// The prompt and the sections below it, as a file of ours has them, read without judging: what is missing stays missing.

import type { Question } from "@/lib/questions/schema";
import { tidyLine, tidyText } from "@/lib/text/tidy";
import type { ReadProblem } from "../found";
import type { LooseFields } from "./loose-fields";
import { writeQuestionFile } from "./markdown";
import { type Section, splitSections } from "./sections";

/** Several times what the schema lets a question be. */
export const longestQuestion = 100_000;

const fieldOf = {
  "Key points": "keyPoints",
  "Follow-ups": "followUps",
  Hints: "hints",
  Levels: "levels",
} as const;

/** What `writeQuestionFile` puts below the front matter: the prompt first. */
export function writeQuestionBody(question: Question): string {
  const file = writeQuestionFile(question);
  return file.slice(file.indexOf("\n---\n", 3) + 6);
}

export function readQuestionBody(
  lines: readonly string[],
  firstLine: number,
): { fields: LooseFields; problems: ReadProblem[] } {
  const fields: LooseFields = {};
  const problems: ReadProblem[] = [];
  for (const section of splitSections(lines, firstLine)) {
    const field =
      section.name === "Prompt"
        ? "prompt"
        : section.name === "Model answer"
          ? "modelAnswer"
          : fieldOf[section.name];
    if (field in fields) {
      const message = `The section “## ${section.name}” is there twice. The second was left out.`;
      problems.push({ line: section.line, message });
    } else if (field === "prompt" || field === "modelAnswer")
      fields[field] = tidyText(section.lines.join("\n"));
    else fields[field] = readItems(section);
  }
  return { fields, problems };
}

/** Items begin with a mark; any other line goes on with the item before it. */
function readItems({ name, lines }: Section): string[] {
  const isNumbered = name === "Hints" || name === "Levels";
  const mark = isNumbered ? /^\d{1,2}[.)](?:\s+|$)/ : /^[-*+](?:\s+|$)/;
  const items: string[][] = [];
  for (const line of lines) {
    const last = items.at(-1);
    if (mark.test(line)) items.push([line.replace(mark, "")]);
    else if (last) last.push(line);
    else if (line.trim()) items.push([line]);
  }
  return items.map((item) => tidyLine(item.join("\n")));
}

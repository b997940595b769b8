// What a question's file is made of. The schema refuses the texts that this could not tell apart again, so that whatever
// passes the schema can be written to a file and read back unchanged.
import { findFences } from "../../text/fences";

export const sectionNames = ["Model answer", "Key points", "Follow-ups", "Hints", "Levels"] as const;
export type SectionName = (typeof sectionNames)[number];

export type Section = { name: SectionName | "Prompt"; line: number; lines: string[] };

/** The prompt and the named sections, in the order of the text. `line` is the heading's; lines count from 1. */
export function splitSections(lines: readonly string[], firstLine = 1): Section[] {
  const sections: Section[] = [{ name: "Prompt", line: firstLine, lines: [] }];
  const { isFenced } = findFences(lines);
  lines.forEach((line, index) => {
    const name = isFenced[index] ? undefined : sectionNames.find((each) => line.trimEnd() === `## ${each}`);
    if (name) sections.push({ name, line: firstLine + index, lines: [] });
    else sections.at(-1)?.lines.push(line);
  });
  return sections;
}

/** Why a prompt or an answer would be read as something else once it stands in a file. */
export function whyNotInFile(text: string): string | undefined {
  const lines = text.split("\n");
  if (findFences(lines).isLeftOpen)
    return "A code block is opened but not closed. End it with ``` on a line of its own.";
  const heading = splitSections(lines)[1];
  if (heading)
    return `The heading “## ${heading.name}” is kept for the file’s own sections. Write ### or other words.`;
  return undefined;
}

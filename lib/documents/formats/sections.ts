// What a question's file is made of. The schema refuses the texts that this could not tell apart again, so that whatever
// passes the schema can be written to a file and read back unchanged.
import { findFences } from "../../text/fences";

/** `heading` is undefined for what stands before the first. */
export type Section = { heading: string | undefined; line: number; lines: string[] };

/** The opening and the sections with these headings, in the order of the text. `line` is the heading's; lines count from 1. */
export function splitSections(
  lines: readonly string[],
  headings: readonly string[],
  firstLine = 1,
): Section[] {
  const sections: Section[] = [{ heading: undefined, line: firstLine, lines: [] }];
  const { isFenced } = findFences(lines);
  lines.forEach((line, index) => {
    const heading = isFenced[index] ? undefined : headings.find((each) => line.trimEnd() === `## ${each}`);
    if (heading) sections.push({ heading, line: firstLine + index, lines: [] });
    else sections.at(-1)?.lines.push(line);
  });
  return sections;
}

/** Why a prompt or an answer would be read as something else once it stands in a file. */
export function whyNotInFile(text: string, headings: readonly string[]): string | undefined {
  const lines = text.split("\n");
  if (findFences(lines).isLeftOpen)
    return "A code block is opened but not closed. End it with ``` on a line of its own.";
  const section = splitSections(lines, headings)[1];
  if (section)
    return `The heading “## ${section.heading}” is kept for the file’s own sections. Write ### or other words.`;
  return undefined;
}

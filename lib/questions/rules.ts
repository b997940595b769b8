// What a question's file is made of. The schema refuses the texts that this could not tell apart again, so that whatever
// passes the schema can be written to a file and read back unchanged.

export const sectionNames = ["Model answer", "Key points", "Follow-ups", "Hints", "Levels"] as const;
export type SectionName = (typeof sectionNames)[number];

export type Section = { name: SectionName | "Prompt"; line: number; lines: string[] };

/** The prompt and the named sections, in the order of the text. `line` is the heading's; lines count from 1. */
export function splitSections(lines: readonly string[], firstLine = 1): Section[] {
  const sections: Section[] = [{ name: "Prompt", line: firstLine, lines: [] }];
  const { isFenced } = findFences(lines);
  lines.forEach((line, place) => {
    const name = isFenced[place] ? undefined : sectionNames.find((each) => line.trimEnd() === `## ${each}`);
    if (name) sections.push({ name, line: firstLine + place, lines: [] });
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

/** Markdown as it is kept: no control characters, no blank lines around it. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/^\s*\n/, "")
    .trimEnd();
}

/** A single statement as it is kept. */
export function tidyLine(text: string): string {
  return tidyText(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();
}

/** At most eight words of small letters, digits and `_`. Nothing else may come through: they go into patterns. */
export function toSearchWords(text: string): string[] {
  return (
    text
      .slice(0, 200)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  ).slice(0, 8);
}

/** Which lines belong to fenced code blocks, the fences included (CommonMark 0.31, 4.5). */
function findFences(lines: readonly string[]): { isFenced: boolean[]; isLeftOpen: boolean } {
  let open: string | undefined;
  const isFenced = lines.map((line) => {
    if (open === undefined) {
      open = openingFence(line);
      return open !== undefined;
    }
    const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
    if (mark?.startsWith(open)) open = undefined;
    return true;
  });
  return { isFenced, isLeftOpen: open !== undefined };
}

function openingFence(line: string): string | undefined {
  const [, mark, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  return mark?.startsWith("`") && info?.includes("`") ? undefined : mark;
}

// The prompt and the sections below it, as a file of ours has them. Read without judging: what is missing stays missing.
import { tidyLine, tidyText } from "@/lib/text/tidy";
import type { ReadProblem } from "../found";
import { type Entry, type FileFields, type FileSection, type LooseFields, ourFields } from "./loose-fields";
import { type Section, splitSections } from "./sections";

/** What stands below the front matter: the prompt first. */
export function writeQuestionBody(question: Entry, files: FileFields = ourFields): string {
  const parts = files.sections.flatMap((section) => {
    const value = question[section.name] ?? "";
    const text = Array.isArray(value) ? writeList(value, section) : String(value);
    if (!section.heading) return text;
    return text ? `## ${section.heading}\n\n${text}` : [];
  });
  return `${parts.join("\n\n")}\n`;
}

/** What a file of ours holds where no section says more: one that is empty is left out when it is written. */
export const emptySections = ({ sections }: FileFields): Record<string, unknown> =>
  Object.fromEntries(sections.map(({ name, isList }) => [name, isList ? [] : ""]));

export type ReadSection = FileSection & { section: Section };

/** Each section that stands in the text, with the field that it is. */
export function readSections(lines: readonly string[], firstLine: number, files: FileFields): ReadSection[] {
  return splitSections(lines, files.headings, firstLine).flatMap((section) => {
    const field = files.sections.find(({ heading }) => heading === section.heading);
    return field ? [{ ...field, section }] : [];
  });
}

export function readQuestionBody(
  lines: readonly string[],
  firstLine: number,
  files: FileFields = ourFields,
): { fields: LooseFields; problems: ReadProblem[] } {
  const fields: LooseFields = {};
  const problems: ReadProblem[] = [];
  for (const { section, ...field } of readSections(lines, firstLine, files)) {
    if (field.name in fields) {
      const message = `The section “## ${section.heading}” is there twice. The second was left out.`;
      problems.push({ line: section.line, message });
      continue;
    }
    const value = field.isList
      ? readList(section, field).map(({ text }) => tidyLine(text))
      : tidyText(section.lines.join("\n"));
    Object.assign(fields, { [field.name]: value });
  }
  return { fields, problems };
}

type Numbering = Pick<FileSection, "isNumbered">;

function writeList(items: readonly string[], { isNumbered }: Numbering): string {
  return items.map((item, index) => `${isNumbered ? `${index + 1}.` : "-"} ${item}`).join("\n");
}

/** Items begin with a mark; any other line goes on with the item before it. */
export function readList(section: Section, { isNumbered }: Numbering): { text: string; line: number }[] {
  const mark = isNumbered ? /^\d{1,2}[.)](?:\s+|$)/ : /^[-*+](?:\s+|$)/;
  const items: { text: string; line: number }[] = [];
  section.lines.forEach((line, index) => {
    const last = items.at(-1);
    if (mark.test(line)) items.push({ text: line.replace(mark, ""), line: section.line + index + 1 });
    else if (last) last.text += `\n${line}`;
    else if (line.trim()) items.push({ text: line, line: section.line + index + 1 });
  });
  return items;
}

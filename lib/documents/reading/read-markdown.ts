// Markdown as people write it. A single question in our own format is read as what it is; of other tools' front matter, the
// title and the tags are taken.

import { toSlugPath } from "../../text/slugs";
import { readYaml } from "../formats/front-matter";
import { isRecord, type LooseFields, ourFields } from "../formats/loose-fields";
import { readPackFile } from "../formats/pack-file";
import type { DocumentRead, Reading } from "../found";
import { readQuestions } from "./machine";

/** `name` is the file's: a question of our own gets its slug from it. */
export function* readMarkdown(text: string, name = ""): Reading<DocumentRead> {
  const own = text.startsWith("---\n") ? readOwnQuestion(text, name) : undefined;
  if (own) return own;
  const lines = text.split("\n");
  const head = readHead(lines);
  const found = yield* readQuestions(lines, { isMarkdown: true, from: head.end });
  for (const question of found.questions) {
    if (head.tags.length > 0) question.fields.tags = head.tags;
    if (head.title) question.under = [head.title, ...question.under];
  }
  if (head.end > 0) {
    const why = "the document’s own details: its title and tags were taken";
    found.leftOut.unshift({ lines: { from: 1, to: head.end }, text: lines[1] ?? "", why });
  }
  return { format: "markdown", kits: [], ...found };
}

/** Undefined where it is no question file of ours. */
function readOwnQuestion(text: string, name: string): DocumentRead | undefined {
  const ending = /\.(?:md|markdown|txt)$/i;
  const slug = toSlugPath(name.slice(-120).replace(ending, ""));
  const path = `${slug || "question"}.md`;
  const read: DocumentRead = { format: "markdown", questions: [], kits: [], leftOut: [], problems: [] };
  readPackFile(path, new TextEncoder().encode(text), { read, files: ourFields });
  const [question] = read.questions;
  if (!question) return undefined;
  if (!ending.test(name) || !slug) delete question.fields.slug;
  // A pack names each of its files; here there is only the one.
  for (const problem of read.problems) problem.message = problem.message.replace(`“${path}”: `, "");
  return read;
}

const longestHead = 200;
const mostTags = 8;

/** Another tool’s front matter. `end` counts its lines, 0 where there is none. */
function readHead(lines: readonly string[]): { end: number; title?: string; tags: string[] } {
  const close = lines[0]?.trimEnd() === "---" ? lines.slice(0, longestHead).indexOf("---", 1) : -1;
  const head = close > 0 ? readYaml(lines.slice(1, close).join("\n"), 2).value : undefined;
  if (!isRecord(head)) return { end: 0, tags: [] };
  const fields: LooseFields = {};
  ourFields.take(fields, "title", head.title);
  ourFields.take(fields, "tags", head.tags ?? head.keywords ?? head.categories);
  const tags = (fields.tags ?? []).filter(
    (tag) => tag.length <= 40 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(tag),
  );
  return { end: close + 1, title: fields.title?.trim() || undefined, tags: tags.slice(0, mostTags) };
}

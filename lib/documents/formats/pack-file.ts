// One file of a pack: bank/<slug>.md is a question, kits/<slug>.yaml a kit. Its lines count from its own first.
import { slugSchema } from "@/lib/questions/schema";
import { type DocumentRead, type FoundQuestion, longestQuestion } from "../found";
import { readYaml } from "./front-matter";
import { readKitFile } from "./kit";
import { type FileFields, isRecord, type LooseFields } from "./loose-fields";
import { readQuestionFile } from "./markdown";
import { readQuestionBody } from "./question-body";

const unreadable = "it is damaged, locked with a password or packed in an unusual way.";

type Into = { read: DocumentRead; files: FileFields };

/** Adds to `read` what the file holds, or why it was not read. `content` is undefined where it could not be unpacked. */
export function readPackFile(path: string, content: Uint8Array | undefined, into: Into): void {
  const why = readContent(path, content, into);
  const isAbout = /(^|\/)(readme|licen[cs]e)(\.\w+)?$/i.test(path);
  if (!why || isAbout) return;
  into.read.unread ??= [];
  into.read.unread.push({ path, why: `It was not read: ${why}` });
}

function readContent(path: string, content: Uint8Array | undefined, into: Into): string | undefined {
  if (!/\.(md|txt|yaml|yml)$/i.test(path)) return "a pack holds questions as .md and kits as .yaml.";
  if (!content) return unreadable;
  const text = decode(content);
  if (text === undefined) return "it is not UTF-8 text.";
  if (text.length > longestQuestion) return `it is longer than ${longestQuestion} characters.`;
  if (/\.ya?ml$/i.test(path)) readKitEntry(path, text, into.read);
  else if (!readQuestionEntry(path, text, into))
    return "it is no question file of ours. Import it on its own.";
  return undefined;
}

function decode(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content).replace(/\r\n?/g, "\n");
  } catch {
    return undefined;
  }
}

/** What stands below the folder of its kind, else the whole path. */
function slugBelow(path: string, folder: string): string {
  const parts = path.replace(/\.\w+$/, "").split("/");
  return parts.slice(parts.indexOf(folder) + 1).join("/");
}

function readKitEntry(path: string, text: string, read: DocumentRead): void {
  const kit = readKitFile(slugBelow(path, "kits"), text);
  if (kit.ok) read.kits.push(kit.kit);
  else
    read.problems.push(
      ...kit.problems.map(({ line, message }) => ({ line, message: `“${path}”: ${message}` })),
    );
}

/** False where it is no question file of ours. One with faults is offered with what it has. */
function readQuestionEntry(path: string, text: string, { read, files }: Into): boolean {
  const lines = text.split("\n");
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || end < 0) return false;
  const slug = slugBelow(path, "bank");
  const isSlug = slugSchema.safeParse(slug).success;
  const whole = { from: 1, to: lines.length };
  const note = (line: number, message: string) =>
    read.problems.push({ line, message: `“${path}”: ${message}` });
  if (!isSlug) note(1, "its path can’t be a slug, so it is offered without one.");
  const file = readQuestionFile(isSlug ? slug : "no-slug", text, files);
  if (file.ok) {
    const { slug: _, ...fields } = file.question;
    read.questions.push({ lines: whole, fields: isSlug ? { slug, ...fields } : fields, under: [] });
    return true;
  }
  const found = readLoosely(lines, end, files);
  if (!found) return false;
  for (const { line, message } of file.problems) note(line, message);
  const fields = isSlug ? { ...found, slug } : found;
  read.questions.push({ lines: whole, fields, under: [] });
  return true;
}

/** What can be read of a file that the schema refuses; undefined where nothing says that it is one of ours. */
function readLoosely(
  lines: readonly string[],
  end: number,
  files: FileFields,
): FoundQuestion["fields"] | undefined {
  const body = readQuestionBody(lines.slice(end + 1), end + 2, files);
  const head = readYaml(lines.slice(1, end).join("\n")).value;
  const fields: LooseFields = {};
  for (const [name, value] of Object.entries(isRecord(head) ? head : {})) {
    const field = files.toField(name);
    if (field) files.take(fields, field, value);
  }
  const isOurs = Object.keys(body.fields).length > 1 || fields.kind !== undefined;
  const { prompt } = body.fields;
  return isOurs && prompt ? { ...fields, ...body.fields, prompt } : undefined;
}

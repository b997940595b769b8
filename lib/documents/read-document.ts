// Any document that people have, as a file or pasted, into the questions found in it. What it holds decides how it is read;
// its name only where that leaves a doubt.

import { decodeText, whyTooLarge } from "./bytes/decode";
import { nameFileKind } from "./bytes/file-signatures";
import { findBytesReader, findTextReader } from "./formats";
import {
  type DocumentRead,
  type Format,
  largestFile,
  longestLine,
  mostQuestions,
  type Reading,
  type ReadProblem,
  tooManyQuestions,
} from "./found";
import { breakLines } from "./html/break-lines";
import { readMarkdown } from "./reading/read-markdown";
import { readText } from "./reading/read-text";

/** Never throws for what a document holds: all that is wrong is in `problems`, and what can be read is offered. */
export function* readDocument(file: { name: string; bytes: Uint8Array }): Reading<DocumentRead> {
  const { name, bytes } = file;
  if (bytes.length > largestFile) return refuse("text", whyTooLarge(bytes.length));
  const packed = nameFileKind(bytes, name) ? undefined : findBytesReader(bytes);
  if (packed) return yield* packed;
  const decoded = decodeText(bytes, name);
  if (!decoded.ok) return refuse("text", decoded.message);
  yield 0.02;
  const read = limitQuestions(yield* readDecoded(decoded.text, name));
  read.problems.unshift(...decoded.problems);
  return read;
}

function* readDecoded(text: string, name: string): Reading<DocumentRead> {
  const looksLike = detectFormat(text, name);
  yield 0.03;
  const ours = findTextReader({ text, looksLike });
  if (ours) return yield* ours;
  if (looksLike !== "markdown") return yield* readLimited(text, readText);
  const broken = yield* breakLines(text);
  const read = yield* readLimited(broken.text, (kept) => readMarkdown(kept, name));
  onLinesOf(read, broken.from);
  if (broken.leftOut.length > 0)
    read.leftOut = [...broken.leftOut, ...read.leftOut].sort(
      (one, other) => one.lines.from - other.lines.from,
    );
  return read;
}

function* readLimited(
  text: string,
  readKept: (text: string) => Reading<DocumentRead>,
): Reading<DocumentRead> {
  const { kept, problems } = yield* limitLines(text);
  yield 0.04;
  const read = yield* readKept(kept);
  read.problems.unshift(...problems);
  return read;
}

/** `from` names the line of the document for each line that was read. */
function onLinesOf(read: DocumentRead, from: readonly number[]): void {
  const lineOf = (line: number) => from[line - 1] ?? line;
  for (const { lines } of [...read.questions, ...read.leftOut]) {
    lines.from = lineOf(lines.from);
    lines.to = lineOf(lines.to);
  }
  for (const problem of read.problems) problem.line &&= lineOf(problem.line);
}

/** By what the text begins with and how its lines look; by the name's ending where that says nothing. */
export function detectFormat(text: string, name: string): Exclude<Format, "pack"> {
  const start = text.slice(0, 4_000).trimStart();
  const ending = /\.([a-z]{2,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (/^(?:\{\s*["}]|\[\s*(?:[{["]|\]\s*$))/.test(start)) return "json";
  if (hasColumnNames(start)) return "csv";
  if (hasMarkdownSigns(text)) return "markdown";
  if (ending === "json") return "json";
  if (ending === "csv" || ending === "tsv") return "csv";
  return /^(?:md|markdown|html?)$/.test(ending ?? "") ? "markdown" : "text";
}

/** A first line like `question,answer` or `id;topic;prompt`. */
function hasColumnNames(start: string): boolean {
  const cells = (start.split("\n", 1)[0] ?? "")
    .split(/[,;\t]/)
    .map((cell) => cell.replace(/^["\s]+|["\s]+$/g, "").toLowerCase());
  return cells.length > 1 && cells.some((cell) => /^(?:questions?|prompt|frage)$/.test(cell));
}

const markdownSign = /^(?:#{1,6}\s+\S|`{3}|~{3}|\*\*\S|__\S|<(?:details|summary|h[1-6]|p|ol|ul|dl|table)\b)/i;

/** Front matter, a page of HTML, or a line that only Markdown has and that stands after a blank one. */
function hasMarkdownSigns(text: string): boolean {
  if (/^---\n[a-z_-]+:|^\s*<(?:!doctype|html|body)\b/i.test(text)) return true;
  let before = "";
  for (const line of text.slice(0, 500_000).split("\n")) {
    if (before.trim() === "" && markdownSign.test(line.trimStart().slice(0, 20))) return true;
    before = line;
  }
  return false;
}

/** Five to twenty times what the most questions fill; a line of one letter costs as much time as any other. */
const mostLines = 400_000;

/** Puts an empty line in the place of one that is too long, so that the others keep their numbers. */
function* limitLines(text: string): Reading<{ kept: string; problems: ReadProblem[] }> {
  const problems: ReadProblem[] = [];
  const kept: string[] = [];
  let [at, from, count] = [0, 0, 0];
  let last = text.length;
  for (; at <= text.length; count++) {
    if (count === mostLines) last = at - 1;
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    if (end - at > longestLine && count < mostLines) {
      problems.push(tooLong(count + 1, end - at));
      kept.push(text.slice(from, at));
      from = end;
    }
    at = end + 1;
    if (count % bite === 0) yield 0.03;
  }
  if (count > mostLines) problems.push(tooManyLines(count));
  return { kept: [...kept, text.slice(from, last)].join(""), problems };
}

/** Lines are counted in bites of this many. */
const bite = 4_000;

function tooLong(line: number, length: number): ReadProblem {
  const message = `Line ${line} has ${show(length)} characters and was left out: at most ${show(longestLine)} are read. Divide it.`;
  return { line, message };
}

function tooManyLines(count: number): ReadProblem {
  const message = `This document has ${show(count)} lines. Those from here on were not read: divide it into smaller files.`;
  return { line: mostLines + 1, message, isEnd: true };
}

function show(count: number): string {
  return count.toLocaleString("en-GB");
}

function limitQuestions(read: DocumentRead): DocumentRead {
  const first = read.questions[mostQuestions];
  if (!first) return read;
  const problems = [...read.problems, tooManyQuestions(first.lines.from)];
  return { ...read, questions: read.questions.slice(0, mostQuestions), problems };
}

function refuse(format: Format, message: string): DocumentRead {
  return { format, questions: [], kits: [], leftOut: [], problems: [{ line: null, message }] };
}

// HTML may stand on one line where Markdown has many: each block gets a line of its own, and a table becomes rows of Markdown.
// One pass; an end that wasn't found is not looked for again.
import { findFences } from "../../text/fences";
import type { Reading } from "../found";
import { closedIn, isSpokenOf } from "./spoken-of";
import { toTableRows } from "./table";

/** `from` names for each line the one of the source that it was on, both counted from 1: that of the first is its first entry. */
type Broken = { text: string; from: number[] };

type Writer = {
  source: string;
  at: number;
  /** Of the source, counted from 1. */
  line: number;
  /** What stands on the line that is being written. */
  row: "nothing" | "tags" | "words";
  out: string[];
  from: number[];
  closed: ReadonlySet<string>;
  missing: Set<string>;
};

const signs =
  /<(\/?)([a-z][a-z0-9]{0,9}|!--)((?:\s[^<>]{0,500})?)\/?(?:>|(?<=!--))|(`{1,3})[^`\n]{1,500}\4/gi;
const blocks = new Set(
  "p div section article center h1 h2 h3 h4 h5 h6 li ol ul dl dt dd blockquote details summary header footer nav main body html head title".split(
    " ",
  ),
);
const paragraphs = new Set("p div blockquote".split(" "));
/** Read as a whole, up to their ends. */
const wholes = new Set("!-- pre script style table".split(" "));
/** Lines of Markdown, and its code, stay as they are; a page has none. */
const ofMarkdown = /^(?: {4}|\t|\s*(?:[-*+>|#]|\d{1,5}[.)]\s))/;
const page = /^\s*<(?:!doctype|html|head|body)\b/i;
const endsHere = /[ \t]*(?:\n|$|<\/(?!details|pre|table))/iy;

/** Signs are read in bites of this many. */
const bite = 400;

export function* breakLines(source: string): Reading<Broken> {
  const lines = source.split("\n");
  const { isFenced } = findFences(lines, "any");
  const isPage = page.test(source);
  const stays = lines.map((line, index) => isFenced[index] || (!isPage && ofMarkdown.test(line)));
  const closed = closedIn(source);
  const missing = new Set<string>();
  const writer: Writer = { source, closed, missing, at: 0, line: 1, row: "nothing", out: [], from: [1] };
  let [next, count] = [0, 0];
  for (let found = nextSign(writer, 0); found; found = nextSign(writer, next)) {
    copy(writer, found.index);
    if (!stays[writer.line - 1]) takeSign(writer, found);
    next = Math.max(writer.at, found.index + found[0].length);
    if (++count % bite === 0) yield 0.02;
  }
  copy(writer, source.length);
  return { text: writer.out.join(""), from: writer.from };
}

/** At once, for a value that is short. */
export function breakShort(source: string): string {
  const reading = breakLines(source);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value.text;
  }
}

/** Others read between two bites: where the pattern stands is said anew. */
function nextSign({ source }: Writer, from: number): RegExpExecArray | null {
  signs.lastIndex = from;
  return signs.exec(source);
}

function takeSign(writer: Writer, found: RegExpExecArray): void {
  const [, close, word] = found;
  const name = word?.toLowerCase() ?? "";
  if (wholes.has(name) && !close) takeWhole(writer, found, name);
  else if (blocks.has(name) && !isSpokenOf(found, writer.closed)) takeBlock(writer, found, name);
}

function takeBlock(writer: Writer, { index, 0: all, 1: close }: RegExpExecArray, name: string): void {
  if (writer.row === "words" && (!close || name === "details")) breakLine(writer, paragraphs.has(name));
  const { row } = writer;
  copy(writer, index + all.length);
  writer.row = close ? "words" : row === "nothing" ? "tags" : row;
  endsHere.lastIndex = writer.at;
  if (close && !endsHere.test(writer.source)) breakLine(writer, paragraphs.has(name));
}

function takeWhole(writer: Writer, { index, 0: all }: RegExpExecArray, name: string): void {
  const end = endOf(writer, name, index + all.length);
  if (end === undefined) return;
  const isTable = name === "table";
  if (writer.row !== "nothing") breakLine(writer, isTable);
  if (isTable) writeTable(writer, index, end);
  else copy(writer, end);
  writer.row = "words";
  endsHere.lastIndex = end;
  if (isTable || !endsHere.test(writer.source)) breakLine(writer, isTable);
}

function writeTable(writer: Writer, start: number, end: number): void {
  const { source, out, from } = writer;
  for (const [index, { line, offset }] of toTableRows(source.slice(start, end)).entries()) {
    skip(writer, start + offset);
    if (index > 0) breakLine(writer);
    else from[from.length - 1] = writer.line;
    out.push(line);
  }
  skip(writer, end);
}

/** Moves to `to` without a word of what stands before it. */
function skip(writer: Writer, to: number): void {
  writer.line += writer.source.slice(writer.at, to).split("\n").length - 1;
  writer.at = to;
}

function copy(writer: Writer, to: number): void {
  const [first = "", ...others] = writer.source.slice(writer.at, to).split("\n");
  writer.out.push(writer.source.slice(writer.at, to));
  if (first.trim()) writer.row = "words";
  for (const line of others) {
    writer.from.push(++writer.line);
    writer.row = line.trim() ? "words" : "nothing";
  }
  writer.at = to;
}

function breakLine(writer: Writer, isParagraph = false): void {
  for (let count = isParagraph ? 2 : 1; count > 0; count--) {
    writer.out.push("\n");
    writer.from.push(writer.line);
  }
  writer.row = "nothing";
}

/** Behind the end of a comment, of code or of a table with those in it. */
function endOf({ source, missing }: Writer, name: string, from: number): number | undefined {
  if (missing.has(name)) return undefined;
  const tag = name === "!--" ? /-->/g : new RegExp(`<(/?)${name}\\b[^<>]{0,500}>`, "gi");
  tag.lastIndex = from;
  let depth = 1;
  for (let found = tag.exec(source); found; found = tag.exec(source)) {
    const opens = name === "table" && found[1] === "";
    if (name !== "!--" && name !== "table" && !found[1]) continue;
    depth += opens ? 1 : -1;
    if (depth === 0) return tag.lastIndex;
  }
  missing.add(name);
  return undefined;
}

// A document's lines as blocks. Looser than CommonMark where people are: a fence that is never closed is text, an item may
// hold a heading, a paragraph ends where a list begins. One pass; no block looks back.

import { openingFence } from "../../../text/fences";
import type { LineRange } from "../../found";
import { withoutHtml } from "../../html/markdown";
import { closingLine, makeClosings, readHtmlStart } from "./enclosures";
import {
  type ItemSign,
  readBold,
  readItemSign,
  readNumber,
  readSeparator,
  unwrapBold,
  widthOf,
} from "./labels";

type Part = { at: LineRange; raw: string };
/** Of the siblings in an item's list: how many ask, how many may ask, and whether the list says that it is one of topics. */
export type ListFacts = { total: number; asks: number; mayAsk: number; ofTopics: boolean };
type Kinds = {
  heading: { level: number; text: string; inner: number };
  item: ItemSign & { list: ListFacts };
  text: { indent: number };
  code: { indent: number };
  table: { indent: number };
  separator: { label: string };
  summary: { text: string; rest: string; closes: boolean };
  fold: { opens: boolean };
  dropped: { why: string };
};
export type Blocks = { [K in keyof Kinds]: Part & Kinds[K] & { kind: K } };
export type Block = Blocks[keyof Blocks];
export type ItemBlock = Blocks["item"];

type Scan = {
  lines: readonly string[];
  /** The next line to read, counted from 0. */
  index: number;
  /** Plain text has no headings by `#`, and a row below a question only ends a list. */
  isMarkdown: boolean;
  closings: ReturnType<typeof makeClosings>;
};

const longestParagraph = 200;

export function startScan(lines: readonly string[], index: number, isMarkdown: boolean): Scan {
  return { lines, index, isMarkdown, closings: makeClosings(lines) };
}

/** The next block, or undefined after the last. */
export function readBlock(scan: Scan): Block | undefined {
  while (scan.index < scan.lines.length && lineAt(scan, 0).trim() === "") scan.index++;
  if (scan.index >= scan.lines.length) return undefined;
  return readEnclosed(scan) ?? readRow(scan) ?? readItem(scan) ?? readParagraph(scan);
}

/** Takes `count` lines off the scan. */
function take(scan: Scan, count: number): Part {
  const from = scan.index;
  scan.index += count;
  return { at: { from: from + 1, to: from + count }, raw: scan.lines.slice(from, from + count).join("\n") };
}

function lineAt(scan: Scan, ahead: number): string {
  return scan.lines[scan.index + ahead] ?? "";
}

/** Code between fences, comments, scripts, folded parts: what has an end that must be looked for. */
function readEnclosed(scan: Scan): Block | undefined {
  const line = lineAt(scan, 0);
  const fence = openingFence(line, "any");
  const html = readHtmlStart(line);
  if (!fence && !html) return undefined;
  if (html?.kind === "fold") return { kind: "fold", opens: html.opens, ...take(scan, 1) };
  const end = closingLine(scan.closings, fence ? { fence } : { tag: html?.tag ?? "" }, scan.index);
  if (end === undefined) return undefined;
  const indent = widthOf(/^[ \t]*/.exec(line)?.[0] ?? "");
  const part = take(scan, end - scan.index + 1);
  if (fence || html?.kind === "code") return { kind: "code", indent, ...part };
  if (html?.kind === "dropped") return { kind: "dropped", why: html.why, ...part };
  return { kind: "summary", ...summaryWords(part.raw), ...part };
}

function summaryWords(raw: string): { text: string; rest: string; closes: boolean } {
  const low = raw.toLowerCase();
  const end = low.indexOf("</summary");
  const words = raw.slice(raw.indexOf(">", low.indexOf("<summary")) + 1, end);
  const text = unwrapBold(withoutHtml(words).replace(/\s+/g, " "));
  const last = low.indexOf("</details", end);
  const rest = raw.slice(raw.indexOf(">", end) + 1, last < 0 ? undefined : last);
  return { text, rest: rest.trim(), closes: last >= 0 };
}

/** A heading, a separator or a table: what is known by its first line. */
function readRow(scan: Scan): Block | undefined {
  const line = lineAt(scan, 0);
  if (line.trimStart().startsWith("|")) {
    let count = 1;
    while (lineAt(scan, count).trimStart().startsWith("|")) count++;
    return { kind: "table", indent: 0, ...take(scan, count) };
  }
  const heading = scan.isMarkdown ? headingOf(line) : undefined;
  if (heading) return { kind: "heading", inner: 0, ...heading, ...take(scan, 1) };
  const separator = readBold(line.trim()) ? undefined : readSeparator(line);
  return separator ? { kind: "separator", ...separator, ...take(scan, 1) } : undefined;
}

function headingOf(line: string): { level: number; text: string } | undefined {
  const [, marks, words] = /^ {0,3}(#{1,6})(?:[ \t]+|(?=\p{Lu}))(.*)$/u.exec(line) ?? [];
  if (marks === undefined || words === undefined) return undefined;
  const bare = words.trim();
  let end = bare.length;
  while (bare[end - 1] === "#") end--;
  const isClosed = end < bare.length && (end === 0 || bare[end - 1] === " ");
  return { level: marks.length, text: isClosed ? bare.slice(0, end).trim() : bare };
}

function readItem(scan: Scan): Block | undefined {
  const sign = readItemSign(lineAt(scan, 0));
  if (!sign) return undefined;
  const heading = scan.isMarkdown && sign.text.startsWith("#") ? headingOf(sign.text) : undefined;
  if (heading) {
    const hasNumber = sign.number === undefined || readNumber(heading.text).number !== undefined;
    const text = hasNumber ? heading.text : `${sign.number}. ${heading.text}`;
    return { kind: "heading", inner: sign.inner, level: heading.level, text, ...take(scan, 1) };
  }
  const part = take(scan, countParagraph(scan));
  return { kind: "item", list: { total: 0, asks: 0, mayAsk: 0, ofTopics: false }, ...sign, ...part };
}

function readParagraph(scan: Scan): Block {
  const line = lineAt(scan, 0);
  const indent = widthOf(/^[ \t]*/.exec(line)?.[0] ?? "");
  const underline = /^ {0,3}(?:={3,}|-{3,})[ \t]*$/.exec(lineAt(scan, 1))?.[0].trim()[0];
  const isTitle = underline && indent < 4 && line.length <= 200 && !/[.!:]$/.test(line.trim().slice(-1));
  if (isTitle && (scan.isMarkdown || !line.trim().endsWith("?"))) {
    const level = underline === "=" ? 1 : 2;
    return { kind: "heading", level, text: line.trim(), inner: 0, ...take(scan, 2) };
  }
  return { kind: "text", indent, ...take(scan, countParagraph(scan)) };
}

/** Lines until a blank one, or one that begins something else. Very long runs come in pieces. */
function countParagraph(scan: Scan): number {
  let count = 1;
  while (count < longestParagraph && scan.index + count < scan.lines.length) {
    const line = lineAt(scan, count);
    if (line.trim() === "" || beginsOther(scan, line)) break;
    count++;
  }
  return count;
}

function beginsOther(scan: Scan, line: string): boolean {
  const start = line.trimStart();
  if (start.startsWith("|") || openingFence(line, "any") || readHtmlStart(line) || readItemSign(line))
    return true;
  if (scan.isMarkdown && headingOf(line)) return true;
  return !readBold(start) && readSeparator(line) !== undefined;
}

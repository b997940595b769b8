// HTML may stand on one line where Markdown has many: each block gets lines of its own, a table becomes rows of Markdown, and what
// a page has around its words goes. Blocks on lines of their own are divided in the same way. One pass.
import { findFences } from "../../text/fences";
import type { LeftOut, Reading } from "../found";
import { endOf } from "./element-end";
import { blocks, lists } from "./elements";
import { isShown, leaveFurniture, mayBeLeft } from "./furniture";
import {
  breaksIn,
  copyTag,
  copyWhole,
  copyWords,
  owe,
  payBreaks,
  putLine,
  skip,
  startWriter,
  type Writer,
} from "./lines-writer";
import { closedIn, isSpokenOf } from "./spoken-of";
import { toTableRows } from "./table";

/** `from` names for each line the one of the source that it was on, both counted from 1: that of the first is its first entry. */
type Broken = { text: string; from: number[]; leftOut: LeftOut[] };

type Breaker = {
  source: string;
  writer: Writer;
  /** In a value nothing is furniture: what looks like it is what the answer is about. */
  isValue: boolean;
  closed: ReadonlySet<string>;
  missing: Set<string>;
  /** Where the outermost element of a name ends that was looked at and stays. */
  kept: Map<string, number>;
  /** How many lists are open. */
  depth: number;
};

const signs =
  /<(\/?)([a-z][a-z0-9]{0,9}|!--)((?:\s[^<>]{0,500})?)\/?(?:>|(?<=!--))|(`{1,3})[^`\n]{1,500}\4/gi;
/** Read as a whole, up to their ends. */
const wholes = new Set("!-- pre table".split(" "));
/** On the next line of Markdown the others would go on. */
const near = new Set("h1 h2 h3 h4 h5 h6 li details summary".split(" "));
/** Lines of Markdown, and its code, stay as they are; a page has none. */
const ofMarkdown = /^(?: {4}|\t|\s*(?:[-*+>|#]|\d{1,5}[.)]\s))/;
const endsLine = /[ \t]*(?:\n|$)/y;
const nothingFound = () => ({ missing: new Set<string>(), kept: new Map<string, number>(), depth: 0 });
const page = /^\s*<(?:!doctype|html|head|body)\b/i;

/** Signs are read in bites of this many. */
const bite = 400;

export function* breakLines(source: string, isValue = false): Reading<Broken> {
  const lines = source.split("\n");
  yield 0.02;
  const { isFenced } = findFences(lines, "any");
  yield 0.02;
  const isPage = page.test(source);
  const stays = lines.map((line, index) => isFenced[index] || (!isPage && ofMarkdown.test(line)));
  const writer = startWriter(source, isPage);
  yield 0.02;
  const breaker = { source, writer, isValue, closed: closedIn(source), ...nothingFound() };
  const written: string[] = [];
  let [next, count] = [0, 0];
  for (let found = nextSign(source, 0); found; found = nextSign(source, next)) {
    takeWords(writer, found, stays);
    if (!stays[writer.line - 1]) takeSign(breaker, found);
    next = Math.max(writer.at, found.index + found[0].length);
    if (++count % bite > 0) continue;
    written.push(writer.out.splice(0).join(""));
    yield 0.02;
  }
  copyWords(writer, source.length);
  return { text: [...written, ...writer.out].join(""), from: writer.from, leftOut: writer.leftOut };
}

/** Others read between two bites: where the pattern stands is said anew. */
function nextSign(source: string, from: number): RegExpExecArray | null {
  signs.lastIndex = from;
  return signs.exec(source);
}

/** What stands before the sign, without the spaces behind it that the line of HTML needn't have. */
function takeWords(writer: Writer, found: RegExpExecArray, stays: readonly boolean[]): void {
  const { source, at } = writer;
  if (at === found.index) return;
  copyWords(writer, at + source.slice(at, found.index).trimEnd().length);
  const line = writer.line + breaksIn(source.slice(writer.at, found.index));
  if (goesOn(writer, found) && !stays[line - 1]) {
    skip(writer, found.index);
    // Where two tags begin a line, it is that of the second.
    if (writer.last === "open") writer.from[writer.from.length - 1] = writer.line;
  } else copyWords(writer, found.index);
}

/** Ends of blocks stand with what ends, the first item with its list, a summary with its fold; and empty lines of a page mean nothing. */
function goesOn({ last, isPage }: Writer, [, close, word]: RegExpExecArray): boolean {
  if (close) return last === "close" || (isPage && last === "words");
  const name = word?.toLowerCase() ?? "";
  if (last === "open") return name === "li" || name === "summary";
  return isPage && last === "close" && blocks.has(name);
}

function takeSign(breaker: Breaker, found: RegExpExecArray): void {
  const [, close, word] = found;
  const name = word?.toLowerCase() ?? "";
  if (isShown(breaker.writer, name)) return;
  if (!close && takeFurniture(breaker, found, name)) return;
  if (!close && wholes.has(name)) takeWhole(breaker, found, name);
  else if (blocks.has(name) && !isSpokenOf(found, breaker.closed)) takeBlock(breaker, found, name);
}

function takeBlock(breaker: Breaker, { index, 0: all, 1: close }: RegExpExecArray, name: string): void {
  const { writer } = breaker;
  const breaks = breaksAround(breaker, name, close === "/");
  const isAlone = name === "details";
  // An item follows the one before without an empty line, whatever ended with it.
  if (name === "li" || (lists.has(name) && breaks === 1)) writer.owed = Math.min(writer.owed, 1);
  const isFirst = writer.last === "open" || writer.last === "item";
  if (isAlone || (!close && !isFirst)) owe(writer, breaks);
  if (isAlone || !close) payBreaks(writer);
  copyTag(writer, index + all.length);
  if (close || name === "hr") owe(writer, breaks);
  const isItem = name === "li" || (writer.last === "item" && !lists.has(name));
  writer.last = close || name === "hr" ? "close" : isItem ? "item" : "open";
}

function breaksAround(breaker: Breaker, name: string, isEnd: boolean): number {
  if (!lists.has(name)) return near.has(name) ? 1 : 2;
  const outside = isEnd ? breaker.depth - 1 : breaker.depth;
  breaker.depth = Math.max(0, isEnd ? outside : outside + 1);
  return outside > 0 ? 1 : 2;
}

/** Behind the tag; a comment's sign may have gone on to its end. */
const insideOf = ({ index, 0: all }: RegExpExecArray): number =>
  index + (all.startsWith("<!--") ? "<!--" : all).length;

function takeWhole(breaker: Breaker, found: RegExpExecArray, name: string): void {
  const { writer } = breaker;
  const end = endOf(breaker, name, insideOf(found));
  if (end === undefined) return;
  const breaks = name === "table" ? 2 : 1;
  owe(writer, breaks);
  if (name === "table") writeTable(writer, found.index, end);
  else copyWhole(writer, end);
  // Ends that follow are not lost among code.
  endsLine.lastIndex = end;
  if (!endsLine.test(writer.source)) owe(writer, 1);
  payBreaks(writer);
  owe(writer, breaks);
}

function writeTable(writer: Writer, start: number, end: number): void {
  for (const { line, offset } of toTableRows(writer.source.slice(start, end))) {
    skip(writer, start + offset);
    putLine(writer, line);
  }
  skip(writer, end);
}

function takeFurniture(breaker: Breaker, found: RegExpExecArray, name: string): boolean {
  const { writer, isValue, kept, closed } = breaker;
  const { index: start } = found;
  if (isValue || !mayBeLeft(writer, name) || start < (kept.get(name) ?? 0)) return false;
  const end = isSpokenOf(found, closed) ? undefined : endOf(breaker, name, insideOf(found));
  if (end === undefined) return false;
  const isLeft = leaveFurniture(writer, name, { start, end });
  if (!isLeft) kept.set(name, end);
  return isLeft;
}

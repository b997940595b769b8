// Writes what a source holds, sign by sign, with the breaks that are owed between blocks; each line that comes of it knows the
// one of the source that it stood on.
import type { LeftOut } from "../found";

export type Writer = {
  readonly source: string;
  /** Of HTML alone: what stands before a line's first word means nothing, and no line is one of Markdown. */
  readonly isPage: boolean;
  at: number;
  /** Of the source, counted from 1. */
  line: number;
  /** What was written last, spaces aside: words, code or a table, the end of a block, its beginning, or that of an item. */
  last: "words" | "code" | "close" | "open" | "item";
  /** How many breaks stand behind that, and how many there must be before what comes next. */
  breaks: number;
  owed: number;
  out: string[];
  from: number[];
  leftOut: LeftOut[];
};

export function startWriter(source: string, isPage: boolean): Writer {
  const none = { out: [], from: [1], leftOut: [] };
  return { source, isPage, at: 0, line: 1, last: "close", breaks: 2, owed: 0, ...none };
}

/** What stands before `to`, none of it a block's tag. */
export function copyWords(writer: Writer, to: number): void {
  const text = writer.source.slice(writer.at, to);
  const words = text.trimStart();
  const lead = text.slice(0, text.length - words.length);
  // The words of an item may begin on the line below its tag.
  const isIdle = writer.last === "item" || (writer.owed > writer.breaks && !lead.includes("\n"));
  if (isIdle) skip(writer, writer.at + lead.length);
  else put(writer, outdented(writer, lead));
  writer.at = to;
  if (!words) return;
  payBreaks(writer);
  put(writer, outdented(writer, words));
  writer.last = "words";
}

const outdented = ({ isPage }: Writer, text: string): string =>
  isPage && !text.includes("```") ? text.replace(/\n[ \t]+/g, "\n") : text;

/** As it stands, on a line that it begins. */
export function copyWhole(writer: Writer, to: number): void {
  payBreaks(writer);
  put(writer, writer.source.slice(writer.at, to));
  writer.last = "code";
  writer.at = to;
}

/** The tag of a block that ends stays with its last word. */
export function copyTag(writer: Writer, to: number): void {
  put(writer, writer.source.slice(writer.at, to));
  writer.at = to;
}

/** Moves to `to` without a word of what stands before it. */
export function skip(writer: Writer, to: number): void {
  writer.line += breaksIn(writer.source.slice(writer.at, to));
  writer.at = to;
}

export function owe(writer: Writer, breaks: number): void {
  writer.owed = Math.max(writer.owed, breaks);
}

export function payBreaks(writer: Writer): void {
  for (; writer.breaks < writer.owed; writer.breaks++) {
    writer.out.push("\n");
    writer.from.push(writer.line);
  }
  writer.owed = 0;
}

/** A line of its own, which stood where the writer is. */
export function putLine(writer: Writer, line: string): void {
  owe(writer, 1);
  payBreaks(writer);
  writer.from[writer.from.length - 1] = writer.line;
  put(writer, line);
  writer.last = "code";
}

function put(writer: Writer, text: string): void {
  if (!text) return;
  writer.out.push(text);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) writer.from.push(++writer.line);
  const words = text.trimEnd();
  const breaks = breaksIn(text.slice(words.length));
  writer.breaks = words ? breaks : writer.breaks + breaks;
}

export function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

// Where what was opened is closed: fences, comments, scripts, summaries. An end that wasn't found is not looked for again, so
// that a document full of openings is still read in one pass.

import { closesFence } from "../../../text/fences";
import { whyUnseen } from "../../html/furniture";

type Opening = { fence: string } | { tag: string };
type Closings = { lines: readonly string[]; missing: Map<string, number> };

export function makeClosings(lines: readonly string[]): Closings {
  return { lines, missing: new Map() };
}

const ends: Record<string, string> = {
  comment: "-->",
  script: "</script",
  style: "</style",
  summary: "</summary",
  pre: "</pre",
};
/** Between `<summary>` and its end stands one question, not half a document. */
const longestSummary = 12;

/** The line, counted from 0, in which the opening at `index` is closed. */
export function closingLine(closings: Closings, opening: Opening, index: number): number | undefined {
  return "fence" in opening
    ? closingFence(closings, opening.fence, index)
    : closingTag(closings, opening.tag, index);
}

function closingFence({ lines, missing }: Closings, fence: string, index: number): number | undefined {
  const sign = fence[0] ?? "`";
  if (fence.length >= (missing.get(sign) ?? Number.POSITIVE_INFINITY)) return undefined;
  for (let at = index + 1; at < lines.length; at++) {
    if (closesFence(lines[at] ?? "", fence, "any")) return at;
  }
  missing.set(sign, fence.length);
  return undefined;
}

function closingTag({ lines, missing }: Closings, tag: string, index: number): number | undefined {
  const end = ends[tag];
  if (end === undefined || missing.has(tag)) return undefined;
  const last = tag === "summary" ? Math.min(lines.length, index + longestSummary) : lines.length;
  for (let at = index; at < last; at++) if (lines[at]?.toLowerCase().includes(end)) return at;
  if (last === lines.length) missing.set(tag, index);
  return undefined;
}

type HtmlStart =
  | { kind: "fold"; opens: boolean }
  | { kind: "summary" | "code"; tag: string }
  | { kind: "dropped"; tag: string; why: string };

/** What a line begins that is read apart from the text. Any other HTML is text. */
export function readHtmlStart(line: string): HtmlStart | undefined {
  const start = line.trimStart();
  if (!start.startsWith("<")) return undefined;
  if (start.startsWith("<!--")) return { kind: "dropped", tag: "comment", why: "a comment in HTML" };
  const [, name] = /^<(\/?[a-z]{1,10})(?=[\s>])/i.exec(start) ?? [];
  const tag = name?.toLowerCase();
  if (tag === "script" || tag === "style") return { kind: "dropped", tag, why: whyUnseen(tag) };
  if (tag === "pre") return { kind: "code", tag };
  if (tag === "summary" || (tag === "details" && /<summary/i.test(start)))
    return { kind: "summary", tag: "summary" };
  return tag === "details" || tag === "/details" ? { kind: "fold", opens: tag === "details" } : undefined;
}

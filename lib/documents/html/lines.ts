// HTML around a Markdown document's lines, as the marks of Markdown, so that what it holds is seen: headings, paragraphs, items of lists,
// bold words. Each line keeps its number. Code, comments and what is read apart (folds, tables) stay as they are.
import { followFences } from "../../text/fences";
import type { Reading } from "../found";
import { endings, lists, wrapping } from "./elements";
import { closedIn, isSpokenOf } from "./spoken-of";

type List = { isOrdered: boolean; count: number };
type Pass = {
  closed: ReadonlySet<string>;
  lists: List[];
  /** Of the heading that is open: its words may stand on the next line. */
  level: number | undefined;
  /** The end that is looked for. */
  until: string | undefined;
  isAfterBlank: boolean;
};

/** Lines are read in bites of this many characters; each costs as much as a few, also when it is empty. */
const bite = 20_000;
const lineCost = 50;
const tag = /^<(\/?)([a-z][a-z0-9]{0,9})((?:\s[^<>]{0,500})?)\/?>\s*/i;
/** A line that leads elsewhere in the document and says nothing else: “↑ Back to top”. */
const wayWithin =
  /^\s*(?:<(?!h[1-6])[^<>]{1,100}>\s*){0,6}<a\s[^<>]{0,100}\bhref\s?=\s?["']?(#[^"'\s<>]{0,200})["']?[^<>]{0,100}>([^<>]{1,200})<\/a>(?:\s*<\/[^<>]{1,20}>){0,6}\s*$/i;
const apart = /^\s*(?:(?:[-*+]|\d{1,5}[.)])\s+)?<(!--|(?:pre|script|style)\b)/i;
const closings = /^(?:<\/(?:b|strong|p|div|ul|ol|blockquote)>\s*){1,9}(?=<\/details)/i;
const openings = /(<\/summary>)\s*(?:<(?:br|b|strong|p|div|blockquote)\s?\/?>\s*){1,9}$/i;
const emptyLink = /<a\s[^<>]{0,500}>\s*<\/a>\s*/gi;
const start = /^(\s*)((?:(?:[-*+]|\d{1,5}[.)])\s+)?(?:#{1,6}\s+)?)(.*)$/s;
const ending = /<\/([a-z][a-z0-9]{0,9})>$/i;
const longestEnding = 13;

export function* linesWithoutHtml(lines: readonly string[]): Reading<readonly string[]> {
  const closed = yield* closedInLines(lines);
  if (!closed) return lines;
  const { isFenced } = followFences("any");
  const pass: Pass = { closed, lists: [], level: undefined, until: undefined, isAfterBlank: true };
  const plain: string[] = [];
  let eaten = 0;
  for (const line of lines) {
    plain.push(isFenced(line) || isApart(pass, line) ? line : plainLine(pass, line));
    pass.isAfterBlank = line.trim() === "";
    eaten += line.length + lineCost;
    if (eaten < bite) continue;
    yield 0;
    eaten = 0;
  }
  return plain;
}

/** Undefined where no tag begins. */
function* closedInLines(lines: readonly string[]): Reading<Set<string> | undefined> {
  const closed = new Set<string>();
  let hasTags = false;
  for (const [index, line] of lines.entries()) {
    hasTags ||= line.includes("<");
    if (line.includes("</")) closedIn(line, closed);
    if (line.includes("-->")) closed.add("!--");
    if (index % 400 === 0) yield 0;
  }
  return hasTags ? closed : undefined;
}

/** From what opens code or a comment to the line of its end; and rows of tables. */
function isApart(pass: Pass, line: string): boolean {
  const { until } = pass;
  const name = apart.exec(line)?.[1]?.toLowerCase() ?? "";
  if (until === undefined && pass.closed.has(name)) {
    const end = name === "!--" ? "-->" : `</${name}`;
    if (!line.toLowerCase().includes(end)) pass.until = end;
    return true;
  }
  if (until !== undefined && line.toLowerCase().includes(until)) pass.until = undefined;
  const isCode = pass.isAfterBlank && pass.lists.length === 0 && /^(?: {4}|\t)/.test(line);
  return until !== undefined || isCode || /^\s*\|/.test(line);
}

function plainLine(pass: Pass, line: string): string {
  if (!line.includes("<") && pass.level === undefined) return line;
  const [, indent = "", mark = "", words = ""] = start.exec(line.replace(emptyLink, "")) ?? [];
  const [, target, name] = wayWithin.exec(line) ?? [];
  if (name) return `[${name.trim()}](${target})`;
  // A fold is known by its line's start, and holds what stands on lines of its own.
  const fold = words.replace(closings, "");
  if (/^<\/?(?:details|summary)\b/i.test(fold)) return fold.replace(openings, "$1");
  const opened = takeTags(pass, words);
  const level = pass.level;
  if (level === undefined) return `${indent}${mark}${opened.mark}${closeLine(pass, opened.rest)}`;
  const text = closeLine(pass, opened.rest);
  if (!text.trim()) return "";
  pass.level = undefined;
  return asHeading(level, text);
}

/** “<h3>Why?</h3><p>Because.</p>” is a title with its answer. */
function asHeading(level: number, text: string): string {
  const [title = "", after = ""] = text.split(/<\/h[1-6]>/i);
  const words = title.replace(/<\/?(?:a|b|strong|span|font|u|em|i|small)(?:\s[^<>]{0,500})?>/gi, "").trim();
  return after.trim() ? `**${words}** ${after.trim()}` : `${"#".repeat(level)} ${words}`;
}

/** Takes the tags before the first word; `mark` is Markdown for the last of them. */
function takeTags(pass: Pass, words: string): { mark: string; rest: string } {
  let [mark, rest] = ["", words];
  for (let found = tag.exec(rest); found; found = tag.exec(rest)) {
    const [all, close, name = ""] = found;
    const taken = isSpokenOf(found, pass.closed)
      ? undefined
      : markOf(pass, name.toLowerCase(), close === "/");
    if (taken === undefined) break;
    mark = taken || mark;
    rest = rest.slice(all.length);
  }
  const [bold, inside = ""] = /^<(?:b|strong)>([^<>]{1,500})<\/(?:b|strong)>/i.exec(rest) ?? [];
  return { mark, rest: bold ? `**${inside.trim()}**${rest.slice(bold.length)}` : rest };
}

/** Undefined for a tag that stays. */
function markOf(pass: Pass, name: string, isClosing: boolean): string | undefined {
  if (/^h[1-6]$/.test(name)) pass.level = isClosing ? undefined : Number(name[1]);
  else if (lists.has(name)) {
    if (isClosing) pass.lists.pop();
    else pass.lists.push({ isOrdered: name === "ol", count: 0 });
  } else if (name === "li") return isClosing ? "" : itemMark(pass.lists);
  else if (!wrapping.has(name)) return undefined;
  return "";
}

/** Lists that are never closed would move every line further out, and nobody sees deeper ones as such. */
const deepest = 9;

function itemMark(lists: readonly List[]): string {
  const list = lists.at(-1);
  if (list) list.count++;
  const indent = "   ".repeat(Math.min(Math.max(0, lists.length - 1), deepest));
  return list?.isOrdered ? `${indent}${list.count}. ` : `${indent}- `;
}

/** Without the ends of what began before the words. A break at the very end is Markdown's, of two spaces. */
function closeLine(pass: Pass, text: string): string {
  let rest = text.trimEnd();
  for (let name = endingOf(rest); endings.has(name); name = endingOf(rest)) {
    if (lists.has(name)) pass.lists.pop();
    rest = rest.slice(0, -`</${name}>`.length).trimEnd();
  }
  return rest.replace(/<br\s?\/?>$/i, "  ");
}

const endingOf = (text: string) => ending.exec(text.slice(-longestEnding))?.[1]?.toLowerCase() ?? "";

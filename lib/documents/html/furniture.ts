// What a page has around what it says: its head and foot, the ways through it, what asks for an address, what nobody sees. None of
// it is an answer; its words are named among what was left out.
import { beginningOf } from "../../text/tidy";
import { decodeEntity } from "./code";
import { copyWhole, owe, skip, type Writer } from "./lines-writer";

const unseen = new Set("!-- script style svg iframe".split(" "));
const furniture = new Set("header footer nav aside form dialog noscript template".split(" "));

/** Around more letters than a newsletter's it is the page itself, as old servers make it. */
const longestForm = 400;
const asking = /\?\s*(?:<\/(?!h[1-6])[^<>]{1,20}>\s*){0,6}<\/h[1-6]>/i;
const heading = /<(h[1-6])(?:\s[^<>]{0,500})?>(?:(?!<h[1-6])[\s\S]){0,2000}?<\/\1>/gi;

export const whyUnseen = (name: string): string =>
  name === "!--" ? "a comment in HTML" : `a ${name} in HTML, which is never kept`;

/** Outside of a page Notion writes an answer's remarks as `<aside>`. */
export const mayBeLeft = ({ isPage }: Writer, name: string): boolean =>
  unseen.has(name) || (furniture.has(name) && (isPage || name !== "aside"));

/** Markdown that shows the tag: a page's furniture never stands behind words. */
export const isShown = ({ isPage, last, breaks }: Writer, name: string): boolean =>
  !isPage && furniture.has(name) && last === "words" && breaks === 0;

/** Leaves the element out; false where it is around what the page says. */
export function leaveFurniture(
  writer: Writer,
  name: string,
  { start, end }: { start: number; end: number },
): boolean {
  const html = writer.source.slice(start, end);
  if (name === "form" && isPageItself(html)) return false;
  // A header's headings may ask, or name the topic.
  for (const { index, 0: all } of name === "header" ? html.matchAll(heading) : []) {
    leaveOut(writer, name, start + index);
    owe(writer, 1);
    copyWhole(writer, start + index + all.length);
    owe(writer, 1);
  }
  leaveOut(writer, name, end);
  return true;
}

const isPageItself = (form: string): boolean =>
  form.length > longestLooked || wordsOf(form).length > longestForm || asking.test(form);

const longestLooked = 20_000;
const tag = /<!--(?:(?!<!--)[\s\S])*?-->|<[^<>]{0,2000}>/g;
const entity = /&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});/gi;

const wordsOf = (html: string): string =>
  html.slice(0, longestLooked).replace(tag, " ").replace(entity, decodeEntity).replace(/\s+/g, " ").trim();

const mostLeftOut = 20_000;
const longestBeginning = 120;

function leaveOut(writer: Writer, name: string, to: number): void {
  const { source, leftOut, line: from } = writer;
  const html = source.slice(writer.at, to);
  const text = name === "!--" ? html.slice(0, longestLooked).trim() : wordsOf(html);
  skip(writer, to);
  if (!text) return;
  if (furniture.has(name)) owe(writer, 2);
  if (leftOut.length >= mostLeftOut) return;
  const why = unseen.has(name) ? whyUnseen(name) : `the page’s ${name}, which is no part of an answer`;
  leftOut.push({ lines: { from, to: writer.line }, text: beginningOf(text, longestBeginning), why });
}

// HTML that strangers' Markdown holds, as Markdown: paragraphs, breaks, bold words, lists, links, code, entities. One pass from sign to
// sign; an end that wasn't found is not looked for again. What stands in code, what is no tag (`List<T>`) and what is spoken of stays.
import { longestQuestion } from "../found";
import { decodeEntity, plainCode } from "./code";
import { closedIn, isSpokenOf } from "./spoken-of";
import { endParagraph, endsWithBreak, isInItem, type Written, write, writtenText } from "./written";

const signs =
  /`+|<(\/?)([a-z][a-z0-9]{0,9})((?:\s[^<>]{0,500})?)\/?>|&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});/gi;

/** Of the marks around code: each length has its end looked for once. */
const longestTicks = 9;

type Writer = { text: string; at: number; out: Written; links: string[]; missing: Set<string> };

/** What no question can hold stays as it is: it has to be shortened by its writer before it is kept. */
export function withoutHtml(text: string): string {
  if (text.length > longestQuestion || !/[<&]/.test(text)) return text;
  const out: Written = { pieces: [], end: "", line: "" };
  const writer: Writer = { text, at: 0, out, links: [], missing: new Set() };
  const closed = closedIn(text);
  signs.lastIndex = 0;
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    if (isSpokenOf(found, closed)) continue;
    add(out, text.slice(writer.at, found.index));
    writer.at = found.index + found[0].length;
    takeSign(writer, found);
    signs.lastIndex = writer.at;
  }
  add(out, text.slice(writer.at));
  return writtenText(out);
}

/** What follows a break doesn't begin with spaces. */
function add(out: Written, text: string): void {
  write(out, out.end === "\n\n" ? text.trimStart() : text);
}

function takeSign(writer: Writer, [all, close = "", name = "", attributes = ""]: RegExpExecArray): void {
  const { out } = writer;
  const tag = name.toLowerCase();
  if (all.startsWith("`")) write(out, all.length > longestTicks ? all : all + upTo(writer, all, all));
  else if (all.startsWith("&")) takeEntity(writer, all);
  else if (tag === "pre" && !close) takeCode(writer, all, "</pre>");
  else if (tag === "code" && !close) takeCode(writer, all, "</code>");
  else if (tag === "a") takeLink(writer, close, attributes);
  else if (tag === "br" || tag === "hr") breakLine(out);
  else if (tag === "li") write(out, close ? "" : `${endsWithBreak(out) ? "" : "\n"}- `);
  else if (blocks.has(tag)) endParagraph(out);
  else if (!dropped.has(tag)) write(out, marks[tag] ?? all);
}

const blocks = new Set("p div ul ol section article blockquote h1 h2 h3 h4 h5 h6 center dl".split(" "));
const marks: Readonly<Record<string, string>> = { b: "**", strong: "**", i: "*", em: "*" };
const dropped = new Set(
  "span font u small sub sup kbd img ins mark pre code dt dd details summary".split(" "),
);

/** An item of a list and a row of a table are a line each. */
function breakLine(out: Written): void {
  if (isInItem(out)) write(out, " ");
  else endParagraph(out);
}

/** What stands before `end`, and `end`; moves behind it. Nothing where there is none. */
function upTo(writer: Writer, sign: string, end: string): string {
  const to = writer.missing.has(sign) ? -1 : writer.text.indexOf(end, writer.at);
  if (to < 0) {
    writer.missing.add(sign);
    return "";
  }
  const inside = writer.text.slice(writer.at, to + end.length);
  writer.at = to + end.length;
  return inside;
}

function takeCode(writer: Writer, opening: string, end: string): void {
  const inside = upTo(writer, end, end);
  if (!inside) return;
  const code = plainCode(inside.slice(0, -end.length));
  if (end === "</code>" && !code.includes("\n")) {
    const mark = code.includes("`") ? "``" : "`";
    write(writer.out, code && `${mark}${code}${mark}`);
    return;
  }
  const [, language = ""] = /(?:language|lang|source)-([a-z0-9+#-]{1,20})/i.exec(`${opening}${inside}`) ?? [];
  endParagraph(writer.out);
  write(writer.out, `\`\`\`${language}\n${code.replace(/^\n+/, "").trimEnd()}\n\`\`\`\n\n`);
}

/** “&lt;div&gt;” is shown as code: as it is it would be a tag. */
function takeEntity(writer: Writer, entity: string): void {
  const [tag] =
    entity === "&lt;"
      ? (/^\/?[a-z][^&\n]{0,60}&gt;/i.exec(writer.text.slice(writer.at, writer.at + 80)) ?? [])
      : [];
  if (!tag) {
    write(writer.out, decodeEntity(entity));
    return;
  }
  writer.at += tag.length;
  write(writer.out, `\`<${tag.replace(/&gt;$/, ">")}\``);
}

/** Only what leads somewhere else stays a link. */
function takeLink(writer: Writer, close: string, attributes: string): void {
  if (close) {
    const to = writer.links.pop() ?? "";
    write(writer.out, to && `](${to})`);
    return;
  }
  const [, to = ""] = /\bhref\s?=\s?["']?(https?:[^\s"'()]{1,400})/i.exec(attributes) ?? [];
  writer.links.push(to);
  write(writer.out, to && "[");
}

// A table of HTML as rows of Markdown. Markdown has no cells that reach over others and no table in a cell: such a one becomes a list.
import { withoutHtml } from "./markdown";

type Row = { cells: string[]; offset: number };

const parts = /<(tr|t[dh]|caption)(?:\s[^<>]{0,500})?>/gi;
const isUneven = /<t[dh]\s[^<>]{0,400}?\b(?:col|row)span\s?=\s?["']?(?!1\b)\d/i;
const isNested = (html: string) => html.search(/<table\b/i) !== html.toLowerCase().lastIndexOf("<table");
const longestCell = 10_000;
const widest = 30;

/** The lines of Markdown, each with how far into `html` its row begins. */
export function toTableRows(html: string): { line: string; offset: number }[] {
  const rows = readRows(html).filter(({ cells }) => cells.some(Boolean));
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (width > widest || isUneven.test(html) || isNested(html))
    return rows.map(({ cells, offset }) => ({ line: `- ${cells.filter(Boolean).join(" · ")}`, offset }));
  const shown = rows.map(({ cells, offset }) => {
    const filled = [...cells, ...Array<string>(width - cells.length).fill("")];
    return { line: `| ${filled.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`, offset };
  });
  const [head, ...others] = shown;
  return head ? [head, { line: `|${" --- |".repeat(width)}`, offset: head.offset }, ...others] : [];
}

function readRows(html: string): Row[] {
  const rows: Row[] = [];
  const found = [...html.matchAll(parts)];
  for (const [index, { 0: tag, 1: name = "", index: offset }] of found.entries()) {
    const isRow = name.toLowerCase() === "tr";
    if (isRow || rows.length === 0) rows.push({ cells: [], offset });
    const from = offset + tag.length;
    const inside = html.slice(from, Math.min(found[index + 1]?.index ?? html.length, from + longestCell));
    if (!isRow) rows.at(-1)?.cells.push(cellOf(inside));
  }
  return rows;
}

/** In one line, without the ends of the table's parts. */
const cellOf = (html: string): string =>
  withoutHtml(html.replace(/<\/?(?:table|thead|tbody|tfoot|tr|t[dh]|caption)(?:\s[^<>]{0,500})?>/gi, " "))
    .replace(/\s+/g, " ")
    .trim();

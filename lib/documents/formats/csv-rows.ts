// CSV as RFC 4180 has it, and as people write it: spaces before a quotation mark, marks inside a cell, one never closed.
// Every character is passed over a fixed number of times, whatever the file holds, and every row knows its lines.
import type { LineRange } from "../found";

export type Row = { lines: LineRange; cells: string[]; isQuoteOpen: boolean; end: number };
type Cell = { value: string; end: number; isQuoteOpen: boolean };

/** `text` has line feeds only. Without a separator each row is one cell. `end` is where the next row begins. */
export function* splitRows(text: string, separator: string | undefined): Generator<Row> {
  for (let at = 0, line = 1; at < text.length; ) {
    const row: Row = { lines: { from: line, to: line }, cells: [], isQuoteOpen: false, end: at };
    let isLast = false;
    while (!isLast) {
      const cell = readCell(text, row.end, separator);
      row.cells.push(cell.value);
      row.isQuoteOpen ||= cell.isQuoteOpen;
      isLast = cell.end >= text.length || text[cell.end] === "\n";
      row.end = cell.end + 1;
    }
    row.lines.to = line + countBreaks(row.cells);
    line = row.lines.to + 1;
    at = row.end;
    yield row;
  }
}

function readCell(text: string, start: number, separator: string | undefined): Cell {
  let open = start;
  while (text[open] === " ") open += 1;
  if (text[open] !== '"') return readPlain(text, start, separator);
  const close = findClosingQuote(text, open + 1);
  // Never closed: the mark counts as an ordinary one. From any later cell the marks pair up, so this happens once a file.
  if (close < 0) return { ...readPlain(text, start, separator), isQuoteOpen: true };
  const rest = readPlain(text, close + 1, separator);
  const value = text.slice(open + 1, close).replaceAll('""', '"');
  return { value: value + rest.value.trimEnd(), end: rest.end, isQuoteOpen: false };
}

function readPlain(text: string, start: number, separator: string | undefined): Cell {
  let end = start;
  while (end < text.length && text[end] !== "\n" && text[end] !== separator) end += 1;
  return { value: text.slice(start, end), end, isQuoteOpen: false };
}

function findClosingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function countBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count += 1;
  }
  return count;
}

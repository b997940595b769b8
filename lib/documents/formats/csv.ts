// The bank as a table, and other people's tables.
import { type DocumentRead, mostQuestions, type Reading, tooManyQuestions } from "../found";
import { type Row, splitRows } from "./csv-rows";
import { type Entry, type FileFields, type LooseFields, ourFields } from "./loose-fields";

type Columns = (string | undefined)[];
type Table = { separator: string | undefined; columns: Columns; hasHeader: boolean; files: FileFields };

/** What a spreadsheet would run as a formula (OWASP, “CSV Injection”); full-width signs count in some of them. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const neutralised = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** What the kind of a table is judged by: more than twenty of the longest rows that a question fills. */
const sampleLength = 512 * 1024;

/** The byte order mark tells Excel that it is UTF-8. */
export function* writeCsv(questions: Iterable<Entry>, files: FileFields = ourFields): Generator<string> {
  yield `\uFEFF${files.names.map(toColumn).join(",")}\r\n`;
  for (const question of questions)
    yield `${files.names.map((name) => writeCell(question[name] ?? "")).join(",")}\r\n`;
}

/** Reads our own table exactly, and others by the names of their columns; lists have one item a line. */
export function* readCsv(csv: string, files: FileFields = ourFields): Reading<DocumentRead> {
  const text = csv.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const read: DocumentRead = { format: "csv", questions: [], kits: [], leftOut: [], problems: [] };
  const table = findTable(text, files);
  if (typeof table === "string") {
    read.problems.push({ line: 1, message: table });
    return read;
  }
  let rows = 0;
  for (const row of splitRows(text, table.separator)) {
    if (row.lines.from % 100 === 0) yield row.end / text.length;
    if (isBlank(row)) continue;
    if (rows === mostQuestions + Number(table.hasHeader)) {
      read.problems.push(tooManyQuestions(row.lines.from));
      break;
    }
    if (rows === 0 && table.hasHeader) readHeader(row, table, read);
    else readRow(row, table, read);
    rows += 1;
  }
  return read;
}

function toColumn(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function writeCell(value: string | number | readonly string[]): string {
  const cell = Array.isArray(value) ? value.join("\n") : String(value);
  return `"${(formula.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
}

/** How the table is read, or why it can't be. */
function findTable(text: string, files: FileFields): Table | string {
  const headers = [",", ";", "\t"].map((separator) => {
    const [row] = firstRows(text, separator, 1);
    return { separator, columns: toColumns(row?.cells ?? [], files) };
  });
  const known = (columns: Columns) => columns.filter(Boolean).length;
  const best = headers.reduce((one, other) => (known(other.columns) > known(one.columns) ? other : one));
  if (best.columns.includes("prompt")) {
    const separator = best.columns.length === 1 ? undefined : best.separator;
    return { separator, columns: best.columns, hasHeader: true, files };
  }
  if (known(best.columns) > 1) return sayNoPrompt(firstRows(text, best.separator, 1)[0]?.cells ?? []);
  return findPlainTable(text, files);
}

/** Without names: two columns are question and answer; else every row is a question. */
function findPlainTable(text: string, files: FileFields): Table | string {
  const counts = ["\t", ";", ","].map((separator) => {
    const widths = new Set(firstRows(text, separator, 20).map((row) => row.cells.length));
    return { separator, width: widths.size === 1 ? ([...widths][0] ?? 1) : 1 };
  });
  const pairs = counts.find(({ width }) => width === 2);
  if (pairs)
    return { separator: pairs.separator, columns: ["prompt", "modelAnswer"], hasHeader: false, files };
  const wide = counts.find(({ width }) => width > 2);
  const [first, second] = wide ? firstRows(text, wide.separator, 2) : [];
  if (wide && first && second && areNames(first.cells)) return sayNoPrompt(first.cells);
  if (wide && second)
    return `The table has ${wide.width} columns without names. Put names into the first row: question, answer, topic and so on.`;
  return { separator: undefined, columns: ["prompt"], hasHeader: false, files };
}

/** Different words without digits or full stops: names of columns in whatever language. */
function areNames(cells: readonly string[]): boolean {
  const names = new Set(cells.map((cell) => cell.trim().toLowerCase()));
  return (
    names.size === cells.length && [...names].every((name) => /^\p{L}[\p{L}\p{M} _/-]{0,39}$/u.test(name))
  );
}

function sayNoPrompt(cells: readonly string[]): string {
  return `No column is called “question” or “prompt”. The columns are ${sayNames(cells)}. Change the name of the one that holds the questions to “question”.`;
}

function sayNames(cells: readonly string[]): string {
  const names = cells.map((name) => name.trim()).filter(Boolean);
  return names
    .slice(0, 20)
    .map((name) => `“${name.slice(0, 60)}”`)
    .join(", ");
}

function firstRows(text: string, separator: string, most: number): Row[] {
  const rows: Row[] = [];
  const isCut = text.length > sampleLength;
  for (const row of splitRows(text.slice(0, sampleLength), separator)) {
    if (!isBlank(row) && !(isCut && row.end >= sampleLength)) rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}

function isBlank(row: Row): boolean {
  return row.cells.every((cell) => !cell.trim());
}

/** A field is taken from the first column of its name. */
function toColumns(names: readonly string[], files: FileFields): Columns {
  const columns = names.map(files.toField);
  return columns.map((field, index) => (columns.indexOf(field) === index ? field : undefined));
}

function readHeader(row: Row, { columns }: Table, read: DocumentRead): void {
  const unknown = row.cells.filter((name, index) => name.trim() && !columns[index]);
  if (unknown.length === 0) return;
  const message = `These columns were left out, as a question has no such field: ${sayNames(unknown)}.`;
  read.problems.push({ line: row.lines.from, message });
}

function readRow(row: Row, { columns, files }: Table, read: DocumentRead): void {
  const line = row.lines.from;
  const isOurs = columns.length === files.names.length && columns.every(Boolean);
  const take = isOurs ? files.take : files.takeStrange;
  const fields: LooseFields = {};
  columns.forEach((field, index) => {
    const cell = row.cells[index];
    const why = field && take(fields, field, cell && neutralised.test(cell) ? cell.slice(1) : cell);
    if (why) read.problems.push({ line, message: why });
  });
  const { prompt } = fields;
  if (prompt?.trim()) read.questions.push({ lines: row.lines, fields: { ...fields, prompt }, under: [] });
  else
    read.leftOut.push({
      lines: row.lines,
      text: row.cells.join(" ").trim().slice(0, 80),
      why: "This row has no question.",
    });
  read.problems.push(...findFaults(row, columns.length).map((message) => ({ line, message })));
}

function findFaults({ cells, isQuoteOpen }: Row, width: number): string[] {
  const faults: string[] = [];
  if (isQuoteOpen) faults.push("A quotation mark is opened and not closed. Check where this row ends.");
  const counts = `The row has ${cells.length} cells where ${width} are expected`;
  if (cells.length < width) faults.push(`${counts}. What is missing counts as empty.`);
  if (cells.slice(width).some((cell) => cell.trim()))
    faults.push(`${counts}. What is too much was left out.`);
  return faults;
}

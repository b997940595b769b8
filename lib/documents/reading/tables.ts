// Markdown tables whose header names a column of questions: each row is one, with what its other columns say.
import { ourFields } from "../formats/loose-fields";
import { withoutHtml } from "../html/markdown";
import type { Blocks } from "./blocks/block";
import { addToOpen, closeQuestion, leaveOut, openQuestion, type Reader } from "./state";

const why = "a table that stands under no question";

/** A table that isn’t one of questions is left out, or belongs to the open question. */
export function takeTable(reader: Reader, block: Blocks["table"]): void {
  const [header = "", rule = "", ...rows] = block.raw.split("\n");
  const columns = cellsOf(header).map((name) => ourFields.toField(name.replace(/[*_`]/g, "")));
  const asked = columns.indexOf("prompt");
  const answered = columns.indexOf("modelAnswer");
  if (asked < 0 || !/^[\s|:-]+$/.test(rule) || (reader.state.question && answered < 0)) {
    if (reader.state.question) addToOpen(reader, block);
    else leaveOut(reader, block.at, { text: block.raw, why });
    return;
  }
  for (const [index, row] of rows.entries()) {
    const line = block.at.from + 2 + index;
    takeRow(reader, cellsOf(row), { asked, answered, at: { from: line, to: line } });
  }
  closeQuestion(reader);
}

type Row = { asked: number; answered: number; at: { from: number; to: number } };

function takeRow(reader: Reader, cells: readonly string[], { asked, answered, at }: Row): void {
  const prompt = withoutHtml(cells[asked] ?? "");
  if (!prompt) {
    leaveOut(reader, at, { text: cells.join(" "), why: "a row without a question" });
    return;
  }
  openQuestion(reader, { how: "fold", at, prompt, level: tableLevel });
  const raw = cells[answered];
  if (raw) addToOpen(reader, { kind: "text", indent: 0, at, raw: raw.replace(/<br\s?\/?>/gi, "\n\n") });
}

/** Below any heading. */
const tableLevel = 9;

/** “\\|” is no end of a cell. */
const cellsOf = (row: string): string[] =>
  row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

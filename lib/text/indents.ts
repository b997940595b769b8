// What Tab and Shift+Tab do to lines of code in a text field. Pure: the field itself puts the change in.

/** Replace `from` to `to` by `text`, then select `selectFrom` to `selectTo`. Offsets are in characters of the text. */
export type Edit = { from: number; to: number; text: string; selectFrom: number; selectTo: number };
type Selected = { value: string; start: number; end: number };

const step = "    ";

/** A step where the caret stands; where lines are selected, each of them one step in. */
export function indent({ value, start, end }: Selected): Edit {
  if (!value.slice(start, end).includes("\n")) {
    const at = start + step.length;
    return { from: start, to: end, text: step, selectFrom: at, selectTo: at };
  }
  const { from, to, lines } = wholeLines({ value, start, end });
  const text = lines.map((line) => (line === "" ? line : step + line)).join("\n");
  return { from, to, text, selectFrom: from, selectTo: from + text.length };
}

/** Each line that the selection touches one step out, as far as it has one; undefined where none has. */
export function outdent({ value, start, end }: Selected): Edit | undefined {
  const { from, to, lines } = wholeLines({ value, start, end });
  const out = lines.map((line) => line.replace(/^(?:\t| {1,4})/, ""));
  const text = out.join("\n");
  if (text.length === to - from) return undefined;
  const moved = (lines[0]?.length ?? 0) - (out[0]?.length ?? 0);
  if (lines.length > 1) return { from, to, text, selectFrom: from, selectTo: from + text.length };
  return { from, to, text, selectFrom: Math.max(from, start - moved), selectTo: Math.max(from, end - moved) };
}

/** The lines that are touched; not the one in whose very beginning a longer selection ends. */
function wholeLines({ value, start, end }: Selected) {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const last = end > start && value[end - 1] === "\n" ? end - 1 : end;
  const next = value.indexOf("\n", last);
  const to = next === -1 ? value.length : next;
  return { from, to, lines: value.slice(from, to).split("\n") };
}

// Where the elements of a JSON text stand, and where it breaks: JSON.parse tells neither. The grammar is RFC 8259, without
// recursion, so that no depth of brackets can end the process.
import type { LineRange, Reading } from "../found";

/** The lines of the elements of each array that is the whole text (key "") or stands directly in its object. */
type JsonScan = { ok: true; ranges: Map<string, LineRange[]> } | { ok: false; line: number; message: string };

type Frame = { isArray: boolean; key: string; ranges?: LineRange[]; from: number };
type Expected = "value" | "first" | "key" | "colon" | "next" | "text" | "end";
type Scan = {
  text: string;
  at: number;
  line: number;
  lineStart: number;
  open: Frame[];
  expected: Expected;
  ranges: Map<string, LineRange[]>;
};

/** JSON.parse takes seconds for a file of brackets alone. */
const deepest = 100;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

export function* scanJson(text: string): Reading<JsonScan> {
  const scan: Scan = { text, at: 0, line: 1, lineStart: 0, open: [], expected: "value", ranges: new Map() };
  for (let tokens = 1; ; tokens += 1) {
    skipSpace(scan);
    if (scan.expected === "end" && scan.at === text.length) return { ok: true, ranges: scan.ranges };
    if (!takeToken(scan)) return describeFault(scan);
    if (tokens % 10_000 === 0) yield scan.at / text.length;
  }
}

function skipSpace(scan: Scan): void {
  for (; scan.at < scan.text.length; scan.at += 1) {
    const sign = scan.text[scan.at];
    if (sign === "\n") {
      scan.line += 1;
      scan.lineStart = scan.at + 1;
    } else if (sign !== " " && sign !== "\t" && sign !== "\r") return;
  }
}

/** Moves behind the next token, or returns false and stays in front of what is wrong. */
function takeToken(scan: Scan): boolean {
  const sign = scan.text[scan.at];
  const frame = scan.open.at(-1);
  if (scan.expected === "end") return false;
  if (scan.expected === "colon") return sign === ":" && move(scan, "value");
  if ((scan.expected === "next" || scan.expected === "first") && sign === (frame?.isArray ? "]" : "}")) {
    scan.open.pop();
    return move(scan, endValue(scan));
  }
  if (scan.expected === "next") return sign === "," && move(scan, frame?.isArray ? "value" : "key");
  if (scan.expected === "key" || (scan.expected === "first" && !frame?.isArray)) return takeKey(scan, frame);
  if (frame) frame.from = scan.line;
  if (sign === "[" || sign === "{") return scan.open.length < deepest && openFrame(scan, sign === "[");
  const end = sign === '"' ? endOfString(scan) : endOfScalar(scan);
  if (end === undefined) return false;
  scan.at = end - 1;
  return move(scan, endValue(scan));
}

function move(scan: Scan, expected: Expected): true {
  scan.at += 1;
  scan.expected = expected;
  return true;
}

function openFrame(scan: Scan, isArray: boolean): true {
  const [outer, deeper] = scan.open;
  const isTop = isArray && (!outer || (!outer.isArray && !deeper));
  const frame: Frame = { isArray, key: "", from: scan.line };
  if (isTop) {
    frame.ranges = [];
    // Of two keys of one name the last counts, as in JSON.parse.
    scan.ranges.set(outer?.key ?? "", frame.ranges);
  }
  scan.open.push(frame);
  return move(scan, "first");
}

function takeKey(scan: Scan, frame: Frame | undefined): boolean {
  const start = scan.at;
  const end = scan.text[start] === '"' ? endOfString(scan) : undefined;
  if (end === undefined || !frame) return false;
  if (scan.open.length === 1) frame.key = String(JSON.parse(scan.text.slice(start, end)));
  scan.at = end - 1;
  return move(scan, "colon");
}

/** A value is complete: notes its lines where they are wanted. Returns what may follow. */
function endValue(scan: Scan): Expected {
  const frame = scan.open.at(-1);
  frame?.ranges?.push({ from: frame.from, to: scan.line });
  return frame ? "next" : "end";
}

/** Behind the closing mark. At a sign that no string may hold it moves there and returns undefined. */
function endOfString(scan: Scan): number | undefined {
  const { text } = scan;
  let at = scan.at + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    escaped.lastIndex = at;
    if (code === 92 && escaped.test(text)) at = escaped.lastIndex;
    else if (code >= 32 && code !== 92) at += 1;
    else break;
  }
  scan.at = at;
  scan.expected = "text";
  return undefined;
}

function endOfScalar({ text, at }: Scan): number | undefined {
  scalar.lastIndex = at;
  return scalar.test(text) ? scalar.lastIndex : undefined;
}

function describeFault(scan: Scan): JsonScan {
  const { line, at, lineStart, text } = scan;
  // As JSON writes it, so that a line break is seen.
  const sign = JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0)).slice(1, -1);
  const found = at >= text.length ? "the text ends here" : `“${sign}” can’t stand here`;
  const message = `This JSON breaks at line ${line}, column ${at - lineStart + 1}: ${found}. Expected: ${describeExpected(scan)}.`;
  return { ok: false, line, message };
}

function describeExpected({ expected, open, text, at }: Scan): string {
  const isArray = open.at(-1)?.isArray;
  const opens = text[at] === "[" || text[at] === "{";
  if (opens && open.length === deepest) return `at most ${deepest} brackets within each other`;
  if (expected === "first") return isArray ? "a value or ]" : "a name in double quotes or }";
  if (expected === "next") return isArray ? "a comma or ]" : "a comma or }";
  return {
    value: "a value",
    key: "a name in double quotes",
    colon: "a colon",
    text: "text on one line up to a closing quotation mark",
    end: "nothing more",
  }[expected];
}

// Bytes to lines of text, whoever wrote them; or one plain reason why not.

import { largestFile, type ReadProblem } from "../found";
import { nameFileKind } from "./file-signatures";

/** The lines end with \n alone, and no mark of the encoding stands before them. */
type Decoded = { ok: true; text: string; problems: ReadProblem[] } | { ok: false; message: string };

/** `name` is the file’s. */
export function decodeText(bytes: Uint8Array, name = ""): Decoded {
  const message = refuse(bytes, name);
  if (message) return { ok: false, message };
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, "\n");
  if (text.includes("\0")) return { ok: false, message: whyNul(text) };
  if (text.trim() === "")
    return { ok: false, message: "The document is empty. Choose another, or paste its text." };
  const problems = isSound(bytes, encoding) ? [] : nameBadLines(text, encoding);
  return { ok: true, text, problems };
}

function refuse(bytes: Uint8Array, name: string): string | undefined {
  if (bytes.length > largestFile) return whyTooLarge(bytes.length);
  const kind = nameFileKind(bytes, name);
  if (!kind) return undefined;
  if (/spreadsheet|workbook/.test(kind))
    return `This is ${kind}. Save it as CSV, or copy its cells and paste them here.`;
  return `This is ${kind}. Save it as Markdown or plain text, or copy its text and paste it here.`;
}

export function whyTooLarge(length: number): string {
  const size = (length / largestFile) * 10;
  const shown = size < 10.1 ? `${length.toLocaleString("en-GB")} bytes` : `${size.toFixed(1)} MB`;
  return `This file has ${shown}, and at most 10 MB are read. Divide it into smaller files.`;
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** Text in UTF-16 has a NUL beside every Latin letter, and none where it is read right. */
function whyNul(text: string): string {
  const start = text.slice(0, 4_000);
  const share = (start.split("\0").length - 1) / start.length;
  return share > 0.3 && share < 0.7
    ? "This looks like text in UTF-16 without a mark that says so. Save the file as UTF-8 and read it again."
    : "This is not a text file: it holds binary data. Save it as Markdown or plain text, or copy its text and paste it here.";
}

function isSound(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const mostNamed = 10;

function nameBadLines(text: string, encoding: string): ReadProblem[] {
  const bad = text.split("\n").flatMap((line, index) => (line.includes("\uFFFD") ? [index + 1] : []));
  const named = bad.slice(0, mostNamed).join(", ");
  const more = bad.length > mostNamed ? ` and ${bad.length - mostNamed} more` : "";
  const where = bad.length === 1 ? `Line ${named} has` : `Lines ${named}${more} have`;
  const what = encoding === "utf-8" ? "UTF-8" : "UTF-16";
  const message = `${where} bytes that are not ${what}; they are shown as \uFFFD. Save the file as UTF-8 and read it again, or mend these places.`;
  return [{ line: bad[0] ?? 1, message }];
}

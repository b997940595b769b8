import { expect, test } from "vitest";
import { largestFile } from "../found";
import { decodeText } from "./decode";

const bytesOf = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

test("every line end and mark of encoding comes out as the same text", () => {
  const text = "Wörter?\nЖ\n\nlast";
  const windows = text.replaceAll("\n", "\r\n");
  const all = [
    bytesOf(text),
    bytesOf([0xef, 0xbb, 0xbf], windows),
    bytesOf(text.replaceAll("\n", "\r")),
    utf16(windows),
    utf16(text).swap16(),
  ];
  for (const bytes of all) expect(decodeText(bytes)).toEqual({ ok: true, text, problems: [] });
});

test("bad bytes are named by their lines, and the rest is read", () => {
  const bad = bytesOf("What?\n", [0xfc], "ber\r\nfine\n", [0xe2, 0x82], "\nend \uFFFD");
  const read = decodeText(bad);
  expect(read).toMatchObject({ ok: true, text: "What?\n\uFFFDber\nfine\n\uFFFD\nend \uFFFD" });
  expect(read.ok && read.problems).toMatchObject([
    { line: 2, message: expect.stringMatching(/^Lines 2, 4, 5 have .*Save the file as UTF-8/) },
  ]);
  const many = decodeText(bytesOf(...Array.from({ length: 14 }, () => [0xff, 0x0a])));
  expect(many.ok && many.problems[0]?.message).toMatch(/^Lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 4 more/);
  expect(decodeText(bytesOf("a \uFFFD is no fault"))).toMatchObject({ problems: [] });
});

test("what is no text is refused by its name", () => {
  const refusals: [Uint8Array, string][] = [
    [bytesOf("%PDF-1.7 What?"), "This is a PDF document."],
    [bytesOf([0x89], "PNG\r\n"), "This is a picture (PNG)."],
    [bytesOf("PK\x03\x04..........[Content_Types].xml word/document.xml"), "This is a Word document."],
    [
      bytesOf("PK\x03\x04", [...Buffer.alloc(90_000, "x")], "xl/workbook.xml"),
      "This is an Excel workbook. Save it as CSV",
    ],
    [bytesOf("{\\rtf1 What?}"), "This is a document in Rich Text Format."],
    [bytesOf("What?\0"), "This is not a text file: it holds binary data."],
    [
      Buffer.from("What is a lock?", "utf16le"),
      "This looks like text in UTF-16 without a mark that says so.",
    ],
    [bytesOf(" \r\n\t"), "The document is empty."],
    [new Uint8Array(), "The document is empty."],
    [new Uint8Array(largestFile * 1.25), "This file has 12.5 MB, and at most 10 MB are read."],
    [new Uint8Array(largestFile + 1), "This file has 10,485,761 bytes, and at most 10 MB are read."],
  ];
  for (const [bytes, message] of refusals) {
    const read = decodeText(bytes);
    expect(read.ok ? "read" : read.message.slice(0, message.length)).toBe(message);
  }
});

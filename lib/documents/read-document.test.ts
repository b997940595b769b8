import { expect, test } from "vitest";
import { detectFormat, readDocument } from "./read-document";
import { finish } from "./testing";

function read(given: string | Uint8Array, name = "pasted text") {
  const bytes = typeof given === "string" ? new TextEncoder().encode(given) : given;
  const reading = readDocument({ name, bytes });
  for (let steps = 0; ; steps++) {
    const step = reading.next();
    if (step.done) return { ...step.value, steps };
  }
}

test("what a document holds decides how it is read, and its name where that leaves a doubt", () => {
  const formats: [string, string, string][] = [
    ['{"questions": []}', "a.txt", "json"],
    ['[\n  "What?"]', "a.txt", "json"],
    ["[What is it?](#it)", "a.txt", "text"],
    ["{what", "a.json", "json"],
    ["question,answer\nWhat?,That.", "a.txt", "csv"],
    ['"Topic";"Question"\nx;What?', "a.md", "csv"],
    ["What?,That.", "a.csv", "csv"],
    ["What?\n\n## Why?", "a.txt", "markdown"],
    ["# Why?", "a.csv", "markdown"],
    ["---\ntitle: x\n---\nWhy?", "a.txt", "markdown"],
    ["What?\n# no heading", "a.txt", "text"],
    ["What?", "a.md", "markdown"],
    ["Is this a question, or not?", "pasted text", "text"],
  ];
  for (const [text, name, format] of formats)
    expect([text, detectFormat(text, name)]).toEqual([text, format]);
});

test("each format reaches its reader", () => {
  expect(read("question,answer\nWhat is a lock?,A promise.", "a.csv")).toMatchObject({
    format: "csv",
    questions: [{ fields: { prompt: "What is a lock?", modelAnswer: "A promise." } }],
  });
  expect(read('[{"question": "What is a lock?"}]', "a.json")).toMatchObject({
    format: "json",
    questions: [{ fields: { prompt: "What is a lock?" } }],
  });
  expect(read("# What is a lock?", "a.md")).toMatchObject({ format: "markdown", questions: [{ under: [] }] });
  expect(read("What is a lock?")).toMatchObject({
    format: "text",
    questions: [{ lines: { from: 1, to: 1 } }],
  });
  expect(read("PK\x05\x06broken").format).toBe("pack");
  expect(read("<!-- rehearse-bank 9 -->\n# What?").problems).toMatchObject([
    { message: expect.stringContaining("version 9") },
  ]);
});

test("what can’t be read is one problem in words", () => {
  for (const text of ["%PDF-1", " \n", "a\0b"]) {
    expect(read(text)).toMatchObject({ questions: [], leftOut: [], problems: [{ line: null }] });
  }
  expect(read(new Uint8Array(11 * 1024 * 1024)).problems).toMatchObject([
    { message: expect.stringContaining("11.0 MB") },
  ]);
  expect(read(Buffer.from([0x57, 0x68, 0x79, 0xff, 0x3f]))).toMatchObject({
    questions: [{ fields: { prompt: "Why\uFFFD?" } }],
    problems: [{ line: 1 }],
  });
});

test("a line that is too long is named, and the others keep their numbers", () => {
  const { questions, problems } = read(`Why one?\n${"why ".repeat(2_501)}?\nWhy two?`);
  expect(questions.map(({ lines }) => lines.from)).toEqual([1, 3]);
  expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining("10,005 characters") }]);
  expect(read(`Why ${"a".repeat(9_995)}?\n`).problems).toMatchObject([
    { message: expect.stringContaining("No question") },
  ]);
});

test("of too many questions the first are offered, and of too many lines", () => {
  const many = read("Why?\n".repeat(20_001));
  expect(many.questions).toHaveLength(20_000);
  expect(many.problems).toMatchObject([
    { line: 20_001, isEnd: true, message: expect.stringContaining("20,000") },
  ]);
  expect(read(`question\n${"Why?\n".repeat(20_001)}`, "a.csv").problems).toMatchObject([{ isEnd: true }]);
  expect(read(JSON.stringify(Array(20_001).fill("Why?"))).problems).toMatchObject([{ isEnd: true }]);
  expect(read("Why?\n".repeat(20_000)).problems).toEqual([]);
  const { problems } = read(`Why?\n${"\n".repeat(400_000)}Who?`);
  expect(problems).toMatchObject([
    { line: 400_001, isEnd: true, message: expect.stringContaining("400,002 lines") },
  ]);
});

test("10 MB of questions are read in seconds, a bite at a time", { timeout: 60_000 }, () => {
  const answer = "It is a promise that the reader and the writer keep to each other while they wait. ".repeat(
    5,
  );
  const one = (index: number) => `## What is lock number ${index}?\n\n${answer}\n\n- one\n- two\n\n`;
  const text = Array.from({ length: 20_000 }, (_, index) => one(index)).join("");
  const start = performance.now();
  const { questions, steps } = read(text.slice(0, 10 * 1024 * 1024), "a.md");
  expect(performance.now() - start).toBeLessThan(50_000);
  expect(questions).toHaveLength(20_000);
  expect(steps).toBeGreaterThan(text.split("\n").length / 500);
});

test("lines are counted a bite at a time, also those that are too many", () => {
  const reading = readDocument({ name: "a.txt", bytes: new TextEncoder().encode("a b\n".repeat(2_000_000)) });
  let bites = 0;
  for (const share of reading) {
    if (share > 0.03) break;
    bites++;
  }
  expect(bites).toBeGreaterThan(400);
});

test("rows of one sign are read as fast as any text", { timeout: 60_000 }, () => {
  const signs = [..." -*_#`?.1([<|/\t“Aé", "- ", "? ", "(a", "[a](", "a? ", "Q", "`a", "#a"];
  const lines = signs.flatMap((sign) => {
    const row = sign.repeat(9_900 / sign.length);
    return [row, `${row}a`, `What is a${row}a`, `**${row}`, `- ${row}!`];
  });
  const start = performance.now();
  for (const name of ["a.md", "a.txt"]) read(lines.flatMap((line) => Array(5).fill(line)).join("\n"), name);
  expect(performance.now() - start).toBeLessThan(40_000);
});

test.each([
  ["bank.xlsx", "PK\x03\x04 no more", "This is a spreadsheet. Save it as CSV, or copy its cells"],
  ["bank.xls", "\xd0\xcf\x11\xe0", "This is a spreadsheet. Save it as CSV, or copy its cells"],
  ["bank.docx", "PK\x03\x04 no more", "This is a text document of an office program. Save it as Markdown"],
  ["bank.zip", "PK\x03\x04 no more", "This is no zip file that can be read"],
])("%s that can't be read is refused as what it calls itself", (name, text, expected) => {
  const { problems } = finish(readDocument({ name, bytes: Buffer.from(text, "latin1") }));
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(expected)]);
});

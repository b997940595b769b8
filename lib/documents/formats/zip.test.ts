import fc from "fast-check";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { BankKit, BankQuestion } from "@/lib/questions/schema";
import { completeQuestion } from "@/lib/questions/testing";
import { unpackEntry } from "../bytes/zip-entries";
import { finish, sayProblems } from "../testing";
import { writeQuestionFile } from "./markdown";
import { readZip, writeZip } from "./zip";

const read = (bytes: Uint8Array) => finish(readZip(bytes));
const problemsOf = (bytes: Uint8Array) => sayProblems(read(bytes));
const unreadOf = (bytes: Uint8Array) => read(bytes).unread?.map(({ path, why }) => `${path}: ${why}`);
const pack = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, typeof text === "string" ? strToU8(text) : text]),
    ) as Zippable,
  );

const question: BankQuestion = { ...completeQuestion, slug: "django/lazy" };
const file = writeQuestionFile(question);
const kit: BankKit = {
  slug: "junior",
  title: "Junior",
  summary: "First weeks.",
  minutes: 30,
  items: [
    { question: "null", minutes: 5 },
    { question: "django/lazy", minutes: 5 },
  ],
};
const write = () => Buffer.concat([...writeZip({ questions: [question], kits: [kit] })]);

/** Says something else of every entry in the directory at the end: what an entry holds stays as it is. */
function claimSize(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(bytes.length - 12, true);
  let at = view.getUint32(bytes.length - 6, true);
  for (let entry = 0; entry < count; entry += 1) {
    view.setUint32(at + 24, size, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

test("a pack is a folder of plain files, and the same bank gives the same bytes", () => {
  const files = unzipSync(write());
  expect(Object.keys(files)).toEqual(["README.md", "bank/django/lazy.md", "kits/junior.yaml"]);
  expect(Buffer.from(files["bank/django/lazy.md"] ?? []).toString()).toBe(file);
  expect(Buffer.from(files["kits/junior.yaml"] ?? []).toString()).toBe(`title: Junior
summary: First weeks.
minutes: 30
items:
  - { question: "null", minutes: 5 }
  - { question: django/lazy, minutes: 5 }
`);
  expect(write().equals(write())).toBe(true);
});

test("files of ours are read in any folder of a zip made by hand; folders and leftovers of systems are passed over", () => {
  const bytes = pack({
    "My pack/": "",
    "My pack/README.md": "# Mine",
    "My pack/bank/sql/joins.md": `\uFEFF${file.replaceAll("\n", "\r\n")}`,
    "notes/lazy.md": file,
    "My pack/.DS_Store": "x",
    "__MACOSX/My pack/._a.md": "x",
  });
  expect(problemsOf(bytes)).toEqual([]);
  expect(read(bytes).questions.map(({ fields }) => fields)).toEqual([
    { ...question, slug: "sql/joins" },
    { ...question, slug: "notes/lazy" },
  ]);
});

test("files that are stored as they are, without compression, are read", () => {
  const bytes = zipSync({ "a.md": [strToU8(file), { level: 0 }], "b.md": strToU8(file) });
  expect(problemsOf(bytes)).toEqual([]);
  expect(read(bytes).questions.map(({ fields }) => fields.modelAnswer)).toEqual(["One.", "One."]);
});

test.each(["../../etc/passwd.md", "/etc/passwd.md", "C:\\etc\\passwd.md", "Lazy Querysets.md"])(
  "a question at %s is offered without a slug",
  (path) => {
    const { questions, problems } = read(pack({ [path]: file }));
    expect(questions.map(({ fields }) => fields)).toEqual([{ ...question, slug: undefined }]);
    expect(questions[0]?.fields).not.toHaveProperty("slug");
    expect(problems.map(({ message }) => message)).toEqual([
      `“${path}”: its path can’t be a slug, so it is offered without one.`,
    ]);
  },
);

test("what is no file of ours is named", () => {
  const plain = "# Notes\n\nWhat is it?";
  const foreign = "---\nlayout: post\n---\n\nHello";
  const latin = Uint8Array.from([...strToU8(file), 0xe9]);
  expect(
    unreadOf(pack({ "a.md": plain, "b.txt": plain, "c.md": foreign, "d.png": "x", "e.md": latin })),
  ).toEqual([
    "a.md: It was not read: it is no question file of ours. Import it on its own.",
    "b.txt: It was not read: it is no question file of ours. Import it on its own.",
    "c.md: It was not read: it is no question file of ours. Import it on its own.",
    "d.png: It was not read: a pack holds questions as .md and kits as .yaml.",
    "e.md: It was not read: it is not UTF-8 text.",
  ]);
});

test("a question with faults is offered with what it has, each fault with its file and line", () => {
  const spoilt = file.replace("kind: spoken", "kind: quiz").replace("- Lazy\n", "-\n");
  const { questions, problems } = read(pack({ "bank/a.md": spoilt }));
  expect(problems).toEqual([
    { line: 3, message: expect.stringMatching(/^“bank\/a\.md”: The kind is one of/) },
    { line: expect.any(Number), message: "“bank/a.md”: Each of the key points needs 1 to 400 characters." },
  ]);
  expect(questions[0]?.fields).toMatchObject({
    slug: "a",
    title: question.title,
    keyPoints: ["", "One", "Cached"],
  });
  expect(questions[0]?.fields).not.toHaveProperty("kind");
});

test("a file with broken front matter still offers what stands below it", () => {
  const { questions, problems } = read(pack({ "bank/a.md": file.replace("title: When", "title: [When") }));
  expect(problems[0]?.message).toMatch(/not YAML that can be read/);
  expect(questions[0]?.fields).toMatchObject({ slug: "a", prompt: question.prompt, hints: question.hints });
});

test("a kit that can't be read is named with its line", () => {
  const text = "title: Junior\nsummary: First weeks.\nminutes: two\nitems: []\n";
  expect(problemsOf(pack({ "kits/junior.yaml": text }))[0]).toMatch(
    /^3: “kits\/junior\.yaml”: The length in minutes/,
  );
});

test.each([
  ["no zip", strToU8("What?"), /no zip file that can be read/],
  ["nothing", new Uint8Array(), /no zip file that can be read/],
  ["one that is cut off", write().subarray(0, 600), /no zip file that can be read/],
  [
    "more than 64 MB",
    claimSize(pack({ "a.md": file, "b.md": file }), 33 * 1024 * 1024),
    /more than 64 MB\. Nothing/,
  ],
])("%s is refused before anything is unpacked", (_, bytes, expected) => {
  expect(problemsOf(bytes)).toEqual([expect.stringMatching(expected)]);
  expect(read(bytes).questions).toEqual([]);
});

test("more than 25,000 files are refused", () => {
  const names = Array.from({ length: 25_001 }, (_, index) => [`a/${index}`, new Uint8Array()]);
  expect(problemsOf(zipSync(Object.fromEntries(names)))).toEqual([
    expect.stringMatching(/25001 files; up to 25000/),
  ]);
});

test("an entry that holds more or less than it says is left out, and the others are read", () => {
  const zeros = new Uint8Array(30 * 1024 * 1024);
  expect(unreadOf(claimSize(pack({ "a.md": zeros }), 10))).toEqual([
    expect.stringMatching(/a\.md: It was not read: it is damaged/),
  ]);
  expect(unreadOf(claimSize(pack({ "a.md": file }), file.length + 1))).toHaveLength(1);
  const damaged = pack({ "a.md": file, "b.md": file });
  damaged.fill(255, 40, 60);
  expect(unreadOf(damaged)).toEqual([expect.stringMatching(/a\.md: It was not read: it is damaged/)]);
  expect(read(damaged).questions.map(({ fields }) => fields.slug)).toEqual(["b"]);
});

test("one packed file under many names is refused before anything is unpacked", () => {
  const bytes = pack({ "a.md": file, "b.md": file });
  const view = new DataView(bytes.buffer);
  const [first = 0, second = 0] = [...bytes.keys()].filter(
    (at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50,
  );
  bytes.copyWithin(second + 42, first + 42, first + 46);
  expect(problemsOf(bytes)).toEqual([expect.stringMatching(/lie over one another.*Zip the folder again/)]);
});

test("what is packed counts as work, though nothing comes out of it", () => {
  const empty = Uint8Array.from([0, 0, 0, 0xff, 0xff]);
  const packed = Buffer.concat([
    ...Array<Uint8Array>(1_000).fill(empty),
    Uint8Array.from([1, 0, 0, 0xff, 0xff]),
  ]);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50);
  const work = { bytes: 0 };
  const entry = { name: "a.md", method: 8, isLocked: false, packed: packed.length, size: 0, header: 0 };
  expect(unpackEntry(Buffer.concat([header, packed]), entry, work)).toEqual(new Uint8Array());
  expect(work.bytes).toBe(packed.length);
});

test("entries that lie cost no more work than honest ones", () => {
  const zeros = new Uint8Array(5 * 1024 * 1024);
  const names = Array.from({ length: 25 }, (_, index) => [`${index}.md`, zeros]);
  const problems = problemsOf(claimSize(zipSync(Object.fromEntries(names)), 10));
  expect(problems.at(-1)).toMatch(/more than 64 MB\. “\d+\.md” and what stands behind it was not read/);
  expect(problems.length).toBeLessThan(20);
});

test("bytes that were changed anywhere never throw", () => {
  const bytes = write();
  let spoilt = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      (changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        if (read(changed).problems.length > 0) spoilt += 1;
      },
    ),
    { numRuns: 1_000 },
  );
  expect(spoilt).toBeGreaterThan(100);
});

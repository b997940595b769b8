// What is taken out comes back as it was, in each of the formats.
import fc from "fast-check";
import { expect, test } from "vitest";
import { questionKinds } from "@/db/vocabulary";
import {
  type BankKit,
  type BankQuestion,
  kitSchema,
  questionSchema,
  slugSchema,
} from "@/lib/questions/schema";
import type { DocumentRead } from "../found";
import { finish } from "../testing";
import { isBankDocument, readBankDocument, writeBankDocument } from "./bank-document";
import { readCsv, writeCsv } from "./csv";
import { readJson, writeJson } from "./json";
import { readZip, writeZip } from "./zip";

type Bank = { questions: BankQuestion[]; kits: BankKit[] };

const formats: Record<string, (bank: Bank) => DocumentRead> = {
  csv: ({ questions }) => finish(readCsv([...writeCsv(questions)].join(""))),
  json: (bank) => finish(readJson([...writeJson(bank)].join(""))),
  document: (bank) => {
    const text = [...writeBankDocument(bank)].join("");
    expect(isBankDocument(text)).toBe(true);
    return finish(readBankDocument(text));
  },
  // A checkout or an editor on Windows turns line ends.
  "document with Windows line ends": (bank) =>
    finish(readBankDocument([...writeBankDocument(bank)].join("").replaceAll("\n", "\r\n"))),
  zip: (bank) => finish(readZip(Buffer.concat([...writeZip(bank)]))),
};

/** The bank that the review would keep if nobody changed anything. */
function keep(read: DocumentRead): Bank {
  expect(read.problems).toEqual([]);
  expect(read.leftOut).toEqual([]);
  const questions = read.questions.map(({ fields: { slug, ...fields } }) => ({
    slug: slugSchema.parse(slug),
    ...questionSchema.parse(fields),
  }));
  const kits = read.kits.map(({ slug, ...kit }) => ({
    slug: slugSchema.parse(slug),
    ...kitSchema.parse(kit),
  }));
  return { questions, kits };
}

const awkward = [
  "---",
  "title: x",
  "# Heading",
  "## Prompt",
  "## Hints",
  "```md\n## Hints\n---\n<!-- rehearse-question -->\n```",
  "~~~~\n```\n## Levels\n~~~~",
  "```\nopen",
  "| a | b |\n|---|---|\n| `x` | \\| |",
  "- one\n- two",
  "1. first",
  "12) twelfth",
  "- slug: other",
  "<p>a</p>&nbsp;<br>",
  "=SUM(A1)",
  "'=SUM(A1)",
  "''@x",
  "＝1+1",
  "+1",
  "-1",
  "@import",
  "\t=1",
  'say "no"',
  '"',
  '""",',
  "a, b; c\td",
  "<!-- rehearse-question -->",
  "\\<!-- rehearse-kit -->",
  "\\\\<!-- rehearse-bank 1 -->",
  "\u2028<!-- rehearse-question -->",
  "\uFEFF",
  "   ",
  "    indented",
  "a  \nb",
  "\r\n",
  "\n\n",
  "مرحبا \u202Eabc",
  "e\u0301 日本 👩‍👩‍👧 𝔘",
  "null",
  "true",
  "1e3",
  "key: value # no comment",
  "*a &b !c %d",
  "\\n",
  "__proto__",
];
const piece = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "binary", maxLength: 20 }));
const joined = (by: string, most: number) =>
  fc.array(piece, { minLength: 1, maxLength: most }).map((pieces) => pieces.join(by));
const anyText = fc.oneof(joined("\n", 5), joined("\n\n", 4), joined(" ", 3), piece);
const anyLine = fc.oneof(joined(" ", 3), piece).map((text) => text.slice(0, 300));
const fitted = (least: number, most: number) => anyLine.map((text) => text.slice(0, most).padEnd(least, "x"));
const several = (least: number, most: number, item = anyLine) =>
  fc.array(item, { minLength: least, maxLength: most });
const slug = fc
  .array(fc.constantFrom("django", "bank", "kits", "readme", "license", "null", "1e3", "a-1", "b"), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join("/"));

const head = {
  slug,
  title: fitted(3, 80),
  kind: fc.constantFrom(...questionKinds),
  topic: fitted(2, 60),
  competency: fitted(2, 60),
  difficulty: fc.integer({ min: 1, max: 5 }),
  minutes: fc.integer({ min: 2, max: 20 }),
  tags: several(0, 8, fc.constantFrom("orm", "query-sets", "n-1", "null", "1e3", "007")),
  source: fitted(1, 300),
  licence: fitted(1, 80),
  prompt: anyText,
};
const complete = fc.record({
  ...head,
  status: fc.constant("approved"),
  modelAnswer: anyText,
  keyPoints: several(3, 7),
  followUps: several(2, 4),
  hints: several(2, 3),
  levels: several(5, 5),
});
const unfinished = fc.record({
  ...head,
  status: fc.constantFrom("draft", "retired"),
  modelAnswer: fc.oneof(fc.constant(""), anyText),
  keyPoints: several(0, 7),
  followUps: several(0, 4),
  hints: several(0, 3),
  levels: fc.oneof(fc.constant([]), several(5, 5, fc.oneof(fc.constant(""), anyLine))),
});
const anyKit = fc.record({
  slug,
  title: fitted(3, 80),
  summary: fitted(1, 300),
  minutes: fc.integer({ min: 80, max: 240 }),
  items: several(1, 4, slug).map((slugs) =>
    [...new Set(slugs)].map((question) => ({ question, minutes: 20 })),
  ),
});

/** Only what the schema admits, as the schema keeps it. */
function admit(input: { questions: { slug: string }[]; kits: { slug: string }[] }): Bank {
  const questions = input.questions.flatMap(({ slug, ...fields }) => {
    const parsed = questionSchema.safeParse(fields);
    return parsed.success ? [{ slug, ...parsed.data }] : [];
  });
  const kits = input.kits.flatMap(({ slug, ...fields }) => {
    const parsed = kitSchema.safeParse(fields);
    return parsed.success ? [{ slug, ...parsed.data }] : [];
  });
  return { questions, kits };
}

const anyBank = fc.record({
  questions: fc.uniqueArray(fc.oneof(complete, unfinished), { selector: (each) => each.slug, maxLength: 6 }),
  kits: fc.uniqueArray(anyKit, { selector: (each) => each.slug, maxLength: 2 }),
});

test.each(Object.keys(formats))("a bank taken out as %s comes back equal", (format) => {
  const seen = { approved: 0, draft: 0, retired: 0, kits: 0 };
  fc.assert(
    fc.property(anyBank, (input) => {
      const bank = admit(input);
      for (const { status } of bank.questions) seen[status] += 1;
      seen.kits += bank.kits.length;
      const back = keep(formats[format]?.(bank) as DocumentRead);
      expect(back).toEqual(format === "csv" ? { ...bank, kits: [] } : bank);
    }),
    { numRuns: 1_000 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});

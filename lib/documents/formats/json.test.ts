import fc from "fast-check";
import { expect, test } from "vitest";
import { finish, sayProblems } from "../testing";
import { readJson, writeJson } from "./json";
import { scanJson } from "./json-scan";

const read = (text: string) => finish(readJson(text));
const fieldsOf = (text: string) => read(text).questions.map(({ fields }) => fields);
const problemsOf = (text: string) => sayProblems(read(text));

test("an empty bank is written as JSON of our shape", () => {
  const text = [...writeJson({ questions: [], kits: [] })].join("");
  expect(JSON.parse(text)).toEqual({ format: "rehearse-bank", version: 1, questions: [], kits: [] });
  expect(problemsOf(text)).toEqual([]);
});

test("fields that are not ours are never written", () => {
  const row = { slug: "a/b", title: "A kit", summary: "Short", minutes: 5, items: [], createdBy: "Ada" };
  const text = [...writeJson({ questions: [], kits: [row] })].join("");
  expect(text).toContain('"slug": "a/b"');
  expect(text).not.toContain("Ada");
});

test("what would change every object is a field like any other, and nothing comes of it", () => {
  const text = '[{"prompt": "What?", "__proto__": {"modelAnswer": "That.", "isOurs": true}}]';
  const [fields] = fieldsOf(text);
  expect(fields).toEqual({ prompt: "What?" });
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  expect("isOurs" in {}).toBe(false);
});

test.each([
  ["texts", '["What?", "Why?"]', [{ prompt: "What?" }, { prompt: "Why?" }]],
  ["objects", '[{"Q": "What?", "a": "That."}]', [{ prompt: "What?", modelAnswer: "That." }]],
  [
    "an object with one list",
    '{"name": "Mine", "tags": [], "cards": [{"front": "What?", "back": 42, "tags": ["Query sets"]}]}',
    [{ prompt: "What?", modelAnswer: "42", tags: ["query-sets"] }],
  ],
  [
    "a list called questions among others",
    '{"people": ["Ada"], "questions": ["What?"]}',
    [{ prompt: "What?" }],
  ],
])("other people’s %s", (_, text, expected) => {
  expect(fieldsOf(text)).toEqual(expected);
  expect(problemsOf(text)).toEqual([]);
});

test("each question knows its lines", () => {
  const text =
    '{\n"x": {"questions": [1,\n2]},\n"questions": [\n"one",\n{\n"q":\n"two"}, ["no"], {"answer": "x"}\n]}';
  const { questions, leftOut } = read(text);
  expect(questions.map(({ lines }) => lines)).toEqual([
    { from: 5, to: 5 },
    { from: 6, to: 8 },
  ]);
  expect(leftOut.map(({ lines, text }) => [lines.from, text])).toEqual([
    [8, "[…]"],
    [8, "x"],
  ]);
});

test("names that we don't know are named once, values that we can't take with their line", () => {
  const text =
    '[{"q": "a", "owner": 1},\n{"q": "b", "owner": 2, "difficulty": "awful", "hints": [{}], "slug": "../x"}]';
  expect(problemsOf(text)).toEqual([
    "2: The difficulty “awful” was left out. Expected: 1 to 5; easy, medium or hard; junior, mid or senior.",
    "2: The hints “[…]” was left out. Expected: a list of texts.",
    expect.stringMatching(/^2: The slug “\.\.\/x” was left out/),
    "1: These names were left out, as a question has no such field: “owner”.",
  ]);
  expect(fieldsOf(text)).toEqual([{ prompt: "a" }, { prompt: "b" }]);
});

test("of two names for one field the first counts, and the second is named", () => {
  expect(fieldsOf('[{"question": "a", "prompt": "b"}]')).toEqual([{ prompt: "a" }]);
  expect(problemsOf('[{"question": "a", "prompt": "b"}]')).toEqual([
    expect.stringMatching(/left out.*“prompt”/),
  ]);
});

test("a kit that can't be taken is named with its line", () => {
  const text =
    '{"format": "rehearse-bank", "version": 1, "questions": [], "kits": [\n{"slug": "a", "title": "A kit"}]}';
  expect(problemsOf(text)).toEqual([
    expect.stringMatching(/^2: The kit “a” was left out\. The summary is missing/),
  ]);
});

test.each([
  ["3", /^1: This JSON holds no list\. Expected: a list of questions/],
  ['{"a": 1}', /no list/],
  ['{"a": ["x"], "b": ["y"]}', /several lists: a, b\./],
  ['{"format": "rehearse-bank", "version": 2, "questions": []}', /version 2 of our format/],
  ['[\n  {"q": "a"},\n  {"q": b}\n]', /^3: .*line 3, column 9: “b” can’t stand here\. Expected: a value\./],
  ['["a" "b"]', /column 6: “\\"” can’t stand here\. Expected: a comma or \]/],
  ['["a",]', /column 6: .*Expected: a value/],
  ["{'q': 1}", /column 2: .*Expected: a name in double quotes or }/],
  ['{"q" 1}', /Expected: a colon/],
  ['["a\nb"]', /^1: .*column 4: “\\n” can’t stand here\. Expected: text on one line/],
  ['["a"', /column 5: the text ends here/],
  ["[] []", /Expected: nothing more/],
  ["[".repeat(200_000) + "]".repeat(200_000), /column 101: .*at most 100 brackets/],
])("%.40s is refused in words", (text, expected) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(expected)]);
});

test("the scan admits exactly what JSON.parse admits, and finds every element", () => {
  const spoilt = fc
    .tuple(
      fc.json({ maxDepth: 4 }),
      fc.nat(),
      fc.constantFrom("", ",", '"', "\\", "]", "}", "0", ".", "e", "\n", "-", "\\u12"),
    )
    .map(([text, at, sign]) => {
      const index = at % (text.length + 1);
      return text.slice(0, index) + sign + text.slice(sign ? index : index + 1);
    });
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(fc.json({ maxDepth: 4 }), spoilt), (text) => {
      const scan = finish(scanJson(text));
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        refused += 1;
        expect(scan.ok, text).toBe(false);
        return;
      }
      expect(scan.ok, text).toBe(true);
      if (scan.ok && Array.isArray(value)) expect(scan.ranges.get("")).toHaveLength(value.length);
    }),
    { numRuns: 3_000 },
  );
  expect(refused).toBeGreaterThan(200);
});

test("a list of topics holds its questions below it, with answers in other shapes", () => {
  const questions = [
    { question_title: "What is slack?", answer: { text: "No tide." } },
    { question: "What is ebb?", answers: ["It falls.", "To low water."] },
  ];
  const text = JSON.stringify({ topics: [{ name: "Tides", subtopics: [{ title: "Times", questions }] }] });
  expect(read(text).questions).toMatchObject([
    { fields: { prompt: "What is slack?", modelAnswer: "No tide." }, under: ["Tides", "Times"] },
    {
      fields: { prompt: "What is ebb?", modelAnswer: "It falls.\n\nTo low water." },
      under: ["Tides", "Times"],
    },
  ]);
});

test("questions at any depth are found, below the names of what they lie in", () => {
  const text = JSON.stringify({
    Tides: { about: "the sea", questions: [{ question: "What is slack?", answer: "No tide." }] },
    Knots: { Easy: [{ q: "Which one holds?" }], Hard: { more: [{ q: "Which one lets go?" }] } },
  });
  const { questions, problems } = read(text);
  expect(problems).toEqual([]);
  expect(questions.map(({ fields, under }) => [fields.prompt, ...under])).toEqual([
    ["What is slack?", "Tides"],
    ["Which one holds?", "Knots", "Easy"],
    ["Which one lets go?", "Knots", "Hard", "more"],
  ]);
});

// What the library promises as content: valid, varied, never the same sentence twice, and enough for an hour.
import { expect, test } from "vitest";
import { listMissing } from "../questions/field-kinds";
import { questionFields } from "../questions/fields";
import { libraryPacks } from "./catalogue";
import { parseSeedFiles } from "./parse";
import { readSeedFiles } from "./seed-files";

const { questions, kits } = parseSeedFiles(readSeedFiles());
const allPacks = Object.fromEntries(Object.keys(libraryPacks).map((pack) => [pack, 20]));
const bySlug = new Map(questions.map((question) => [question.slug, question]));

/** The texts that stand in more than one place. */
function repeated(texts: readonly string[]): string[] {
  const plain = texts.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  return [...new Set(plain.filter((text, index) => plain.indexOf(text) !== index))];
}

test("every pack has enough approved questions for an hour at each level, from difficulty 1 to 5", () => {
  for (const [pack, least] of Object.entries({ ...allPacks, django: 60 })) {
    const own = questions.filter(({ slug, status }) => slug.startsWith(`${pack}/`) && status === "approved");
    expect(own.length, pack).toBeGreaterThanOrEqual(least);
    expect(new Set(own.map(({ difficulty }) => difficulty)), pack).toEqual(new Set([1, 2, 3, 4, 5]));
    for (const levels of [
      [1, 2],
      [2, 3],
      [3, 4, 5],
    ]) {
      const minutes = own.reduce((sum, one) => sum + (levels.includes(one.difficulty) ? one.minutes : 0), 0);
      expect(minutes, `${pack}, difficulty ${levels}`).toBeGreaterThanOrEqual(45); // an hour less the welcome and their questions
    }
  }
});

test("a question of the library misses nothing", () => {
  for (const question of questions) expect(listMissing(questionFields, question), question.slug).toEqual([]);
});

test("every folder of the library is a pack with a title, and every pack has its folder", () => {
  const folders = new Set(questions.map(({ slug }) => slug.split("/")[0]));
  expect([...folders].sort()).toEqual(Object.keys(libraryPacks).sort());
});

test("nothing is said twice: titles, prompts, key points, hints, follow-ups, levels", () => {
  for (const field of ["title", "prompt"] as const) {
    expect(repeated(questions.map((question) => question[field])), field).toEqual([]);
  }
  for (const field of ["keyPoints", "hints", "followUps", "levels"] as const) {
    expect(repeated(questions.flatMap((question) => question[field])), field).toEqual([]);
  }
});

test("a key point is what is heard, short enough to be ticked while listening", () => {
  for (const { slug, keyPoints } of questions) {
    const wordy = keyPoints.filter(
      (point) => point.length > 80 || /^(Knows|Sees|Says|Explains|Finds) that |;/.test(point),
    );
    expect(wordy, slug).toEqual([]);
  }
});

test("what the candidate reads gives no key point away", () => {
  for (const { slug, prompt, keyPoints } of questions) {
    const given = keyPoints.filter((point) => prompt.toLowerCase().includes(point.toLowerCase()));
    expect(given, slug).toEqual([]);
  }
});

test("lists of one line hold no code blocks, links or headings", () => {
  for (const { slug, keyPoints, followUps, hints, levels } of questions) {
    const odd = [...keyPoints, ...followUps, ...hints, ...levels].filter((text) =>
      /```|\]\(|^#|\*\*/.test(text.replace(/`[^`]*`/g, "")),
    );
    expect(odd, slug).toEqual([]);
  }
});

test("every competency of a topic is written in one way", () => {
  const words = questions.flatMap(({ topic, competency }) => [topic, competency]);
  const spellings = new Map<string, Set<string>>();
  for (const word of words) {
    const key = word.toLowerCase();
    spellings.set(key, (spellings.get(key) ?? new Set()).add(word));
  }
  expect([...spellings.values()].filter((each) => each.size > 1)).toEqual([]);
});

test("kits fit their time, and the Django ones give evidence for at least three competencies", () => {
  const lengths = Object.fromEntries(kits.map(({ slug, minutes }) => [slug, minutes]));
  expect(lengths).toMatchObject({ "django-junior": 30, "django-mid": 45, "django-senior": 60 });
  expect(kits.length).toBeGreaterThanOrEqual(9);
  for (const { slug, minutes, items } of kits) {
    const left = minutes - items.reduce((sum, item) => sum + item.minutes, 0);
    expect(left, slug).toBeGreaterThanOrEqual(3);
    expect(left, slug).toBeLessThanOrEqual(10);
    expect(items.length, slug).toBeGreaterThanOrEqual(5);
    expect(items.length, slug).toBeLessThanOrEqual(9);
    if (!slug.startsWith("django")) continue;
    const competencies = items.map(({ question }) => bySlug.get(question)?.competency);
    expect(new Set(competencies).size, slug).toBeGreaterThanOrEqual(4);
    const evidence = [...new Set(competencies)].filter(
      (each) => competencies.filter((other) => other === each).length >= 2,
    );
    expect(evidence.length, slug).toBeGreaterThanOrEqual(3);
  }
});

test("a kit gives no question much less time than it needs", () => {
  for (const { slug, items } of kits) {
    for (const { question, minutes } of items) {
      const needs = bySlug.get(question)?.minutes ?? 0;
      expect(minutes, `${slug}: ${question}`).toBeGreaterThanOrEqual(needs - 1);
      expect(minutes, `${slug}: ${question}`).toBeLessThanOrEqual(needs + 2);
    }
  }
});

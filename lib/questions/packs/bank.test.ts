// What the library promises as content: valid, varied, never the same sentence twice, and enough for an hour.
import { expect, test } from "vitest";
import { parseSeedFiles, readSeedFiles } from "./library";

const { questions, kits } = parseSeedFiles(await readSeedFiles());
const bySlug = new Map(questions.map((question) => [question.slug, question]));

/** The texts that stand in more than one place. */
function repeated(texts: readonly string[]): string[] {
  const plain = texts.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  return [...new Set(plain.filter((text, place) => plain.indexOf(text) !== place))];
}

test("there are at least thirty approved Django questions, of each difficulty from 1 to 4 and of each kind", () => {
  const django = questions.filter(({ slug, status }) => slug.startsWith("django/") && status === "approved");
  expect(django.length).toBeGreaterThanOrEqual(30);
  expect(new Set(django.map(({ difficulty }) => difficulty))).toEqual(new Set([1, 2, 3, 4]));
  expect(new Set(django.map(({ kind }) => kind)).size).toBe(4);
});

test("nothing is said twice: titles, prompts, key points, hints, follow-ups, levels", () => {
  for (const field of ["title", "prompt"] as const) {
    expect(repeated(questions.map((question) => question[field])), field).toEqual([]);
  }
  for (const field of ["keyPoints", "hints", "followUps", "levels"] as const) {
    expect(repeated(questions.flatMap((question) => question[field])), field).toEqual([]);
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

test("the three kits fit their time and give evidence for at least four competencies", () => {
  const lengths = Object.fromEntries(kits.map(({ slug, minutes }) => [slug, minutes]));
  expect(lengths).toEqual({ "django-junior": 30, "django-mid": 45, "django-senior": 60 });
  for (const { slug, minutes, items } of kits) {
    const left = minutes - items.reduce((sum, item) => sum + item.minutes, 0);
    expect(left, slug).toBeGreaterThanOrEqual(3);
    expect(left, slug).toBeLessThanOrEqual(10);
    expect(items.length, slug).toBeGreaterThanOrEqual(6);
    expect(items.length, slug).toBeLessThanOrEqual(9);
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

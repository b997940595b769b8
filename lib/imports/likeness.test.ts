import fc from "fast-check";
import { expect, test } from "vitest";
import { toWords } from "@/lib/text/words";
import { addText, alike, findLikenesses, type Likeness, newLexicon, toWordSet, weighWords } from "./likeness";

function find(document: string[], bank: string[]): (Likeness | undefined)[] {
  const lexicon = newLexicon();
  const numbers = [...document, ...bank].map((text) => addText(lexicon, text));
  const weights = weighWords(lexicon, numbers.length);
  const sets = numbers.map((each) => toWordSet(each, weights));
  const steps = findLikenesses(sets.slice(0, document.length), sets.slice(document.length), weights);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const others = [
  "Explain the event loop",
  "Which index helps a prefix search",
  "Name three caches of a browser",
];

test("the same words in another order are the same; the bank's counts before the document's own", () => {
  const found = find(
    ["What is a queryset in Django?", "What is a queryset, in Django"],
    [...others, "In Django: what is a queryset?"],
  );
  expect(found).toEqual([
    { where: "bank", at: 3, likeness: 1 },
    { where: "bank", at: 3, likeness: 1 },
  ]);
});

test("a plural or a verb's s makes no difference", () => {
  const found = find(
    ["Which header decides that a cache keeps it?"],
    ["Which headers decide that a cache keeps it", ...others],
  );
  expect(found).toEqual([{ where: "bank", at: 0, likeness: 1 }]);
});

test("a question that comes twice in the document is found at its first", () => {
  expect(find([...others, "Explain the event loop!"], [])[3]).toEqual({
    where: "document",
    at: 0,
    likeness: 1,
  });
});

test("questions that share only their common words are not alike", () => {
  const questions = ["queryset", "middleware", "signal", "manager", "migration", "template"].map(
    (what) => `What is a ${what} in Django and when do you use it?`,
  );
  expect(find(questions.slice(0, 3), questions.slice(3))).toEqual([]);
});

test("a word more or less is still alike", () => {
  const [found] = find(
    ["How do you find out why a Django page runs hundreds of queries?"],
    [...others, "How do you find out why one Django page runs hundreds of queries, and mend it?"],
  );
  expect(found?.where).toBe("bank");
  expect(found?.likeness).toBeGreaterThan(alike);
  expect(found?.likeness).toBeLessThan(0.95);
});

test("texts without words are like nothing", () => {
  expect(find(["???", "!!!"], ["…"])).toEqual([]);
});

const word = fc.integer({ min: 0, max: 14 }).map((number) => `word${number}`);
const text = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(" "));

test("finds what comparing everything with everything finds", () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 14 }),
      fc.array(text, { maxLength: 14 }),
      (document, bank) => {
        const found = find(document, bank);
        document.forEach((one, index) => {
          const before = [...document.slice(0, index), ...bank].map((other) =>
            jaccard(one, other, [...document, ...bank]),
          );
          const best = Math.max(0, ...before);
          expect(found[index]?.likeness ?? 0).toBeCloseTo(best > alike - 1e-9 ? best : 0, 6);
        });
      },
    ),
    { numRuns: 300 },
  );
});

function jaccard(one: string, other: string, all: string[]): number {
  const sets = all.map((each) => new Set(toWords(each)));
  const weigh = (words: Set<string>) =>
    [...words].reduce(
      (sum, each) => sum + Math.log((all.length + 1) / sets.filter((set) => set.has(each)).length),
      0,
    );
  const [a, b] = [new Set(toWords(one)), new Set(toWords(other))];
  return weigh(new Set([...a].filter((each) => b.has(each)))) / weigh(new Set([...a, ...b]));
}

test("twenty thousand that all share their words don't take for ever", { timeout: 90_000 }, () => {
  const texts = Array.from(
    { length: 20_000 },
    (_, index) => `alpha beta gamma delta ${index % 7} ${index % 11}`,
  );
  const begun = performance.now();
  const found = find(texts, []);
  expect(found.filter(Boolean).length).toBeGreaterThan(19_000);
  expect(performance.now() - begun).toBeLessThan(75_000);
});

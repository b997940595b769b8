import { expect, test } from "vitest";
import { type Label, learnLabels, proposeLabel } from "./labels";
import { addText, newLexicon, toWordSet, weighWords } from "./likeness";

const some = (count: number, topic: string, competency: string, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => ({ text: text(n), topic, competency }));

const bank = [
  ...some(30, "Django ORM", "Data", (n) => `queryset lazy prefetch number${n}`),
  ...some(30, "HTTP", "Web", (n) => `cookie header status thing${n}`),
  ...some(400, "Other", "Rest", (n) => `filler words here ${n * 7}x`),
  ...some(3, "Django views and URLs", "HTTP", (n) => `resolver ${n}`),
  ...some(2, "Django templates", "Framework", (n) => `escaping ${n}`),
  ...some(9, "Django caching", "Operations", (n) => `ttl ${n}`),
  ...some(1, "Django caching", "Design", (n) => `stampede ${n}`),
  ...some(1, "Django basics", "Framework", () => "settings"),
  ...some(2, "React forms", "Framework", (n) => `controlled ${n}`),
  ...some(8, "React state", "Design", (n) => `reducer ${n}`),
  ...some(1, "Cookies and sessions", "Security", () => "flags"),
];

function propose(title: string, under: string[] = [], topic?: string): Label {
  const lexicon = newLexicon();
  const numbers = [title, ...bank.map((each) => each.text)].map((each) => addText(lexicon, each));
  const weights = weighWords(lexicon, numbers.length);
  const [words = new Uint32Array(), ...sets] = numbers.map((each) => toWordSet(each, weights));
  const known = bank.map((label, index) => ({ ...label, words: sets[index] ?? new Uint32Array() }));
  const steps = learnLabels(known, new Set(words), weights);
  for (;;) {
    const step = steps.next();
    if (step.done) return proposeLabel({ words, title, under: ["notes.md", ...under], topic }, step.value);
  }
}

test.each([
  ["the topic that it names", "How does the ORM work in Django?", [], "Django ORM", "Data"],
  ["one of two that the topic joins", "Class-based views in Django", [], "Django views and URLs", "HTTP"],
  ["another form of the topic's word", "Django's templating engine", [], "Django templates", "Framework"],
  [
    "a topic with its most frequent competency",
    "Can you cache in Django?",
    [],
    "Django caching",
    "Operations",
  ],
  ["half of a topic without a family", "Where does a session live?", [], "Cookies and sessions", "Security"],
  [
    "a heading for the family, the title for the rest",
    "What are forms?",
    ["React"],
    "React forms",
    "Framework",
  ],
  ["the innermost heading that the bank knows", "anything", ["Django ORM", "HTTP"], "HTTP", "Web"],
  ["a heading with the topic among its words", "anything", ["Part 2: the Django ORM"], "Django ORM", "Data"],
  ["rare words, where nothing is named", "queryset and prefetch, lazy", ["Part 2"], "Django ORM", "Data"],
  [
    "the family, before rare words of another",
    "queryset, prefetch, lazy in React",
    [],
    "React state",
    "Design",
  ],
  ["the family's general topic", "What is Django for?", [], "Django basics", "Framework"],
  ["the family's most frequent, where none is general", "Why React?", [], "React state", "Design"],
  [
    "the family in the document's name",
    "What is it for?",
    ["django-questions.txt"],
    "Django basics",
    "Framework",
  ],
  ["a heading that the bank doesn't know", "anything", ["Lanterns", "Part 2"], "Lanterns", "Knowledge"],
  ["what a heading has questions about", "anything", ["CSS interview questions"], "CSS", "Knowledge"],
  [
    "its subject alone",
    "anything",
    ["Top 50 Sail Making Interview Questions & Answers"],
    "Sail Making",
    "Knowledge",
  ],
  ["no subject where it has none", "anything", ["Senior interview questions"], "General", "Knowledge"],
  [
    "no heading that says only where",
    "anything",
    ["Senior questions", "Notes", "???"],
    "General",
    "Knowledge",
  ],
  ["no heading as long as a sentence", "anything", ["What I learned this year"], "General", "Knowledge"],
  ["a form of nothing: the family isn't named", "What are forms?", [], "General", "Knowledge"],
  ["nothing to go by", "completely different matters", ["Part 2"], "General", "Knowledge"],
  ["one rare word, which is not enough", "a resolver of conflicts", [], "General", "Knowledge"],
])("proposes by %s", (_, title, under, topic, competency) => {
  expect(propose(title, under)).toEqual({ topic, competency });
});

test.each([
  ["with the bank's competency", "HTTP", "Web"],
  ["or without, where the bank doesn't know it", "Cooking", "Knowledge"],
])("keeps the document's own topic, %s", (_, topic, competency) => {
  expect(propose("anything", [], topic)).toEqual({ topic, competency });
});

import { expect, test } from "vitest";
import { pairBySubject } from "./subjects";

const questions = [
  "What is an index, and what does it cost?",
  "How does a writer wait for readers?",
  "How does a writer find free pages?",
  "Which locks does a reader take?",
];

test("an answer goes to the question whose words it has, if that leads clearly", () => {
  const answers = [
    "The writer waits; its readers wait for nobody.",
    "An index (a tree) is a copy that is kept in order.",
    "A writer is patient.",
    "Free pages are listed, so that a writer finds them.",
    "Nothing is known.",
  ];
  expect(pairBySubject(answers, questions)).toMatchObject([
    { answer: 1, question: 0 },
    { answer: 3, question: 2 },
    { answer: 0, question: 1 },
  ]);
});

test("what an answer begins with counts for more than the rest", () => {
  const answers = ["Locks are there for the writer of pages."];
  expect(pairBySubject(answers, questions)).toMatchObject([{ question: 3 }]);
});

test("nothing is given twice, and nothing where two definitions are alike", () => {
  expect(pairBySubject(["An index is a tree.", "The index is a copy."], questions)).toHaveLength(1);
  expect(pairBySubject(["An index is a tree."], [...questions, "Define an index."])).toEqual([]);
  expect(pairBySubject([], questions)).toEqual([]);
  expect(pairBySubject(["An index is a tree."], [])).toEqual([]);
});

import { expect, test } from "vitest";
import { finish, sayLeftOut, sayQuestions } from "../testing";
import { readText } from "./read-text";

const read = (text: string) => finish(readText(text));
const questionsOf = (text: string) => sayQuestions(read(text));
const leftOutOf = (text: string) => sayLeftOut(read(text));
const answersOf = (text: string) => read(text).questions.map(({ fields }) => fields.modelAnswer ?? "");

test("what stands right over its answer's label is a question, whatever its grammar; so is what bears a number", () => {
  const text =
    "1) Define ebb.\nAns: It falls.\n\n2) Ebb and flood\nAns: Both.\n\n3) What is slack?\n=> No tide.\n\nQ.4 List out the gauges\nA: None.";
  expect(questionsOf(text)).toEqual([
    "1-2 Define ebb. → It falls.",
    "4-5 Ebb and flood → Both.",
    "7-8 What is slack? → No tide.",
    "10-11 List out the gauges → None.",
  ]);
});

test("one question a line, with or without numbers, marks and polite words", () => {
  const text =
    "Hello! Here are questions.\nWhat is a lock?\nPlease explain fairness.\n12) Who waits?\nQ13. Why two\nHave you used one? If so, where?\nWhat is a lock?\nDescribe a queue (junior)\nHow to wait\n";
  expect(questionsOf(text)).toEqual([
    "2-2 What is a lock? → ",
    "3-3 Please explain fairness. → ",
    "4-4 Who waits? → ",
    "5-5 Why two → ",
    "6-6 Have you used one? If so, where? → ",
    "7-7 What is a lock? → ",
    "8-8 Describe a queue (junior) → ",
    "9-9 How to wait → ",
  ]);
  expect(leftOutOf(text)).toEqual(["1-1 a remark around the questions, not a question"]);
});

test("rows of any strokes separate, and are left out", () => {
  const rows = ["//......//......", "-----", "=====", "*****", "- - - -", "~~~~~", "____"];
  const text = rows.map((row) => `What is a lock?\n${row}`).join("\n");
  expect(questionsOf(text)).toHaveLength(rows.length);
  expect(leftOutOf(text)).toEqual(
    rows.map((_, index) => `${index * 2 + 2}-${index * 2 + 2} a separator line`),
  );
});

test("words over questions name their part; topics between them don’t", () => {
  const text =
    "LOCKS\nWhat is a lock?\nThe basics of waiting and how to wait\nWhy two?\n\n===== Queues =====\nWhat is a queue?\n\nStacks:\n1. What is a stack?";
  expect(read(text).questions.map(({ fields, under }) => `${under}: ${fields.prompt}`)).toEqual([
    "LOCKS: What is a lock?",
    "LOCKS: Why two?",
    "Queues: What is a queue?",
    "Queues,Stacks: What is a stack?",
  ]);
  expect(leftOutOf(text)).toEqual(["3-3 a topic, not a question"]);
});

const long = "a promise that the reader and the writer keep to each other while";

test("answers below their questions; wrapped lines are one paragraph, short lines stay lines", () => {
  const text = `Why two? For order.
So they say.

What is a lock?
It is ${long}
they wait. Why is it needed? Because two
write.

Kept.

Can you explain the difference between a lock that many hold and one
that a single writer holds?
Yes.
Who waits?
- readers
- writers`;
  expect(questionsOf(text)).toEqual([
    "1-2 Why two? → For order.\nSo they say.",
    `4-9 What is a lock? → It is ${long}\nthey wait. Why is it needed? Because two\nwrite.\n\nKept.`,
    "11-13 Can you explain the difference between a lock that many hold and one that a single writer holds? → Yes.",
    "14-16 Who waits? → - readers\n- writers",
  ]);
});

const questions = `What is a lock?
Can you explain what a queue is?
How does a writer wait for readers?
What is fairness, and why does it matter?`;

test("a wrapped paragraph is one line, also where a sentence ends with its line", () => {
  const text = `What is a lock?\nIt is ${long} they wait.\nIt is kept.\n\nIt is ${long}\nall`;
  expect(answersOf(text)).toEqual([`It is ${long} they wait. It is kept.\n\nIt is ${long} all`]);
});

test("gathered answers find their questions by what they are about", () => {
  const text = `What is a lock, in short?
-----
${questions}

//////// Answer ////////
Fairness is order,
kept by all.


A lock (or mutex) is ${long}
they wait.

It is kept.


Every writer waits until the last of the readers is gone.


Nobody knows this one.`;
  expect(answersOf(text)).toEqual([
    "",
    `A lock (or mutex) is ${long} they wait.\n\nIt is kept.`,
    "",
    "Every writer waits until the last of the readers is gone.",
    "Fairness is order,\nkept by all.",
  ]);
  expect(leftOutOf(text).slice(-2)).toEqual([
    "8-8 the line that begins the answers",
    "22-22 an answer, but it is not clear to which question",
  ]);
});

test("as many answers as questions are taken in order, unless they speak of others", () => {
  const inOrder = `${questions}\nAnswers:\nOne.\n\nTwo.\n\nThree.\n\nFour.`;
  expect(answersOf(inOrder)).toEqual(["One.", "Two.", "Three.", "Four."]);
  const shuffled = `${questions}\nSolutions\nFairness is order.\n\nA lock is a promise.\n\nA queue is a line.\n\nIt depends.`;
  expect(answersOf(shuffled)).toEqual([
    "A lock is a promise.",
    "A queue is a line.\n\nIt depends.",
    "",
    "Fairness is order.",
  ]);
});

test("numbers on the answers are those of the questions", () => {
  const text =
    "7. What is a lock?\n8. Why two?\n9. Who waits?\n---- Answers ----\n9) All.\nAll of them.\n7) A promise.";
  expect(answersOf(text)).toEqual(["A promise.", "", "All.\nAll of them."]);
  expect(answersOf("What?\nWhy?\nAnswers\nA2: Therefore.\nA1: That.")).toEqual(["That.", "Therefore."]);
});

test("where two questions are as near, neither is given the answer", () => {
  const text =
    "What is a lock?\nWhat are locks, and why?\nWho waits?\n==== Answer ====\nA lock is a promise.";
  expect(answersOf(text)).toEqual(["", "", ""]);
  expect(leftOutOf(text).at(-1)).toBe("5-5 an answer, but it is not clear to which question");
});

test("questions repeated above their answers are not found again; new ones after the answers are", () => {
  const text =
    "What is a lock?\nWhy two?\n**** Answers ****\nWhy two?\nFor order.\n\nWhat is a lock?\n\nA promise.\n\nI hope this helps!\n\nWho waits?\nAll.";
  expect(questionsOf(text)).toEqual([
    "1-1 What is a lock? → A promise.",
    "2-2 Why two? → For order.",
    "13-14 Who waits? → All.",
  ]);
  expect(leftOutOf(text)).toEqual([
    "3-3 the line that begins the answers",
    "4-4 the question again, above its answer",
    "7-7 the question again, above its answer",
    "11-11 a remark around the questions, not a question",
  ]);
});

test("“Q.” and “A.” are labels; “A.” over “B.” is a choice", () => {
  const text = "Q. What is Docker?\nA. A runtime.\n\nQ. What is a layer?\nA. A diff.\nOf files.";
  const answered = ["1-2 What is Docker? → A runtime.", "4-6 What is a layer? → A diff.\nOf files."];
  expect(questionsOf(text)).toEqual(answered);
  expect(answersOf(text.replace("\n\n", "\n"))).toEqual(["A runtime.", "A diff.\nOf files."]);
  expect(answersOf(`Q: Why two?\nA: For order.\n\n${text}`)).toHaveLength(3);
  const choice = "Q. Which waits?\nA. The reader.\nB. The writer.\n\nAnswer: B.";
  expect(questionsOf(choice)).toEqual(["1-5 Which waits?\n\nA. The reader.\nB. The writer. → B."]);
});

test("answers on the lines of their questions, several in a row", () => {
  const lines = [
    "What is polymorphism? - Many forms.",
    `What is inheritance? – Reuse, ${long} they wait`,
    "What is encapsulation? Hiding.",
  ];
  const answers = ["Many forms.", `Reuse, ${long} they wait`, "Hiding."];
  expect(answersOf(lines.join("\n"))).toEqual(answers);
  expect(answersOf(lines.join("\n\n"))).toEqual(answers);
  expect(answersOf(lines.map((line, index) => `${index + 1}. ${line}`).join("\n"))).toEqual(answers);
});

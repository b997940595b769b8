import { expect, test } from "vitest";
import { finish, sayQuestions } from "../testing";
import { readMarkdown } from "./read-markdown";

const read = (text: string, name?: string) => finish(readMarkdown(text, name));
const questionsOf = (text: string) => sayQuestions(read(text));

test("bold lines, labels and folds are questions", () => {
  const text = `**What is a lock?**

A promise.

__2. Why two?__ For order.

1. **What is a queue?** A line.
2. **And a stack?**
   A pile.

Q: What is fair?
It must be said.
A: First come.

**Question 3:** Who waits?

**Answer:** Everybody.

### Question 4

What does this print?

\`\`\`py
print(1)
\`\`\`

#### Answer

One.

<details>
<summary><b>What is hidden?</b></summary>

# Much
</details>
<details><summary>Why?</summary>Because.</details>`;
  expect(questionsOf(text)).toEqual([
    "1-3 What is a lock? → A promise.",
    "5-5 Why two? → For order.",
    "7-7 What is a queue? → A line.",
    "8-9 And a stack? → A pile.",
    "11-13 What is fair?\n\nIt must be said. → First come.",
    "15-17 Who waits? → Everybody.",
    "19-29 What does this print?\n\n```py\nprint(1)\n``` → One.",
    "32-35 What is hidden? → # Much",
    "36-36 Why? → Because.",
  ]);
});

test("names between lists of questions are sections, not answers", () => {
  const text =
    "**Q1. What is a lock?**\n**A.** A promise.\n\n**Queues**\n\n1. What a queue is\n2. Who waits?\n   A thread.\n\nHarder:\n3. Why two?\n\nHere are some tips:\n\n- Wait";
  const { questions, leftOut } = read(text);
  expect(questions.map(({ fields, under }) => [under.join(), fields.prompt, fields.modelAnswer])).toEqual([
    ["", "What is a lock?", "A promise."],
    ["Queues", "What a queue is", undefined],
    ["Queues", "Who waits?", "A thread."],
    ["Queues,Harder", "Why two?", undefined],
  ]);
  expect(leftOut.map(({ lines }) => lines.from)).toEqual([13, 15]);
});

test("items with and without bold words are of one list", () => {
  expect(questionsOf("1. **What is a lock?** A promise.\n2. Why two?\n   For order.")).toEqual([
    "1-1 What is a lock? → A promise.",
    "2-3 Why two? → For order.",
  ]);
});

test("what a list has moved in is moved back, code with it", () => {
  const text = "1. What is a lock?\n\n    A promise:\n\n    ```py\n    if free:\n        take()\n    ```";
  expect(questionsOf(text)).toEqual(["1-8 What is a lock? → A promise:\n\n```py\nif free:\n    take()\n```"]);
});

test("a fold can hide the answer to the question above it", () => {
  const text =
    "### 12. What is a lock?\n\n- A: a key\n- B: a promise\n\n<details><summary>Answer</summary>\n\nB.\n</details>";
  expect(questionsOf(text)).toEqual(["1-9 What is a lock?\n\n- A: a key\n- B: a promise → B."]);
});

test("fenced code is kept whole and never looked into; tables and images stay", () => {
  const body =
    "~~~~py\n# What is this?\n\n1. Why?\n~~~\n~~~~\n\n| a | b |\n|---|---|\n| What? | 1 |\n\n![It](a.png) so";
  expect(questionsOf(`## What is a lock?\n${body}`)).toEqual([`1-13 What is a lock? → ${body}`]);
});

test("a fence that is never closed is named, and hides nothing", () => {
  const text = "## What is a lock?\n```\nlock()\n\n## Why two?\nFor order.";
  expect(questionsOf(text)).toEqual(["1-3 What is a lock? → ```\nlock()", "5-6 Why two? → For order."]);
  expect(read(text).problems).toMatchObject([{ line: 2, message: expect.stringContaining("never closed") }]);
});

test("code that a prompt speaks of belongs to it", () => {
  const text = "## Fix this function\n```py\ndef f(): retrun\n```\nThe word is misspelt.";
  const [question] = read(text).questions;
  expect(question?.fields).toMatchObject({
    kind: "code",
    prompt: "Fix this function\n\n```py\ndef f(): retrun\n```",
    modelAnswer: "The word is misspelt.",
  });
});

test("headings and lines with the numbers of parts, and bold headings, keep only their words", () => {
  const text =
    "## 1.1 Explain recursion\nAgain.\n\n## 1.2.3. What is a lock?\nA promise.\n\n### **Why two?**\n\n### 4. **Who waits?**\nAll.\n\n### Q5: **What is fair?**";
  expect(read(text).questions.map(({ fields }) => fields.prompt)).toEqual([
    "Explain recursion",
    "What is a lock?",
    "Why two?",
    "Who waits?",
    "What is fair?",
  ]);
  expect(questionsOf("1.1 What is a lock?\n1.2 Explain a queue")).toEqual([
    "1-1 What is a lock? → ",
    "2-2 Explain a queue → ",
  ]);
});

test("a table of contents is one line of what was left out", () => {
  const contents = Array.from({ length: 300 }, (_, index) => `| ${index}. | [What is it?](#what-${index}) |`);
  const list = Array.from({ length: 300 }, (_, index) => `${index + 1}. [What is it?](#what-${index})`);
  for (const lines of [list, contents]) {
    const { questions, leftOut } = read(`${lines.join("\n")}\n\n## What is it?\n\nA tide.\n`);
    expect(questions).toHaveLength(1);
    expect(leftOut).toHaveLength(1);
  }
});

test("a heading in a numbered list bears the list's number", () => {
  const text =
    "1. ### What is a tide\n\n   Water.\n\n2. ### How high it comes\n\n   High.\n\n3. ### Spring versus neap\n\n   Sun.\n\n   **[Back](#top)**\n\n4. ### 4. Who measures?\n\n   A gauge.";
  expect(questionsOf(text)).toEqual([
    "1-3 What is a tide → Water.",
    "5-7 How high it comes → High.",
    "9-11 Spring versus neap → Sun.",
    "15-17 Who measures? → A gauge.",
  ]);
});

test("of folds that mostly ask all are questions, but for the table of contents", () => {
  const fold = (words: string) =>
    `<details>\n<summary>${words}</summary><br><b>\n\nSo it is.\n</b></details>\n`;
  const text = ["<b>Contents</b>", "What is a tide?", "True or false: two a day", "Who measures?"].map(fold);
  expect(questionsOf(text.join("\n"))).toEqual([
    "8-11 What is a tide? → So it is.",
    "14-17 True or false: two a day → So it is.",
    "20-23 Who measures? → So it is.",
  ]);
});

test("of numbered headings all are questions, and what asks within an answer stays there", () => {
  const text =
    "# Tides\n\n## 1. What is a tide?\n\nWater.\n\n### When to use which one?\n\nNever.\n\n## 2. Why two a day?\n\nThe Moon.\n\n## 3. Spring and neap\n\nSun.\n\n## 4. Who measures?\n\nA gauge.\n\n## 4b. The oldest gauge\n\nOld.\n\n## Further reading\n\nBooks.";
  expect(questionsOf(text)).toEqual([
    "3-9 What is a tide? → Water.\n\n### When to use which one?\n\nNever.",
    "11-13 Why two a day? → The Moon.",
    "15-17 Spring and neap → Sun.",
    "19-21 Who measures? → A gauge.",
    "23-25 The oldest gauge → Old.",
  ]);
});

test("of questions with a label before each, a heading that asks within an answer stays there; the name of a section doesn't", () => {
  const text =
    "# Tides\n\nQ1. What is a tide?\n\nWater.\n\n### When to use which one?\n\nNever.\n\n## The Moon\n\nQ2. Why two a day?\n\nThe Moon.\n\nQ3. Who measures?\n\nA gauge.";
  expect(questionsOf(text)).toEqual([
    "3-9 What is a tide? → Water.\n\n### When to use which one?\n\nNever.",
    "13-15 Why two a day? → The Moon.",
    "17-19 Who measures? → A gauge.",
  ]);
});

import { expect, test } from "vitest";
import { finish, sayLeftOut, sayQuestions } from "../testing";
import { readMarkdown } from "./read-markdown";

const read = (text: string, name?: string) => finish(readMarkdown(text, name));
const questionsOf = (text: string) => sayQuestions(read(text));
const leftOutOf = (text: string) => sayLeftOut(read(text));

test("headings of any level are questions, and what stands below is the answer", () => {
  const text =
    "# Locks\n\n## What is a lock?\n\nA promise.\n\nTo wait.\n\n### Describe a deadlock ##\nTwo wait.\n\nHow to avoid one\n=====\nOrder them.\n\nWhat is a queue?\n---\nA line.";
  expect(questionsOf(text)).toEqual([
    "3-7 What is a lock? → A promise.\n\nTo wait.",
    "9-10 Describe a deadlock → Two wait.",
    "12-14 How to avoid one → Order them.",
    "16-18 What is a queue? → A line.",
  ]);
});

test("a heading with only headings below is a section, whether it asks or not", () => {
  const text =
    "# What should you know?\n## Locks\n### What is a lock?\nA promise.\n### Why two?\n## Queues\n### What is a queue?\nA line.\n## Empty";
  const { questions, leftOut } = read(text);
  expect(questions.map(({ fields, under }) => [...under, fields.prompt].join(" > "))).toEqual([
    "What should you know? > Locks > What is a lock?",
    "What should you know? > Locks > Why two?",
    "What should you know? > Queues > What is a queue?",
  ]);
  expect(leftOut).toEqual([
    { lines: { from: 9, to: 9 }, text: "Empty", why: "a heading with no question below it" },
  ]);
});

test("headings within an answer stay in it", () => {
  const text =
    "## What is a lock?\n\n### Overview\n\nA promise.\n\n### Step 1\n\nAsk.\n\n## Why two?\nFor order.";
  expect(questionsOf(text)).toEqual([
    "1-9 What is a lock? → ### Overview\n\nA promise.\n\n### Step 1\n\nAsk.",
    "11-12 Why two? → For order.",
  ]);
});

test("numbered and bulleted lists of questions, each with its answer", () => {
  const text = `# Locks

1. What is a lock?
1. What is a deadlock?

   Two that wait.

   - for each other
1) Why two?
It is a matter
of order.

- [ ] How long may one be held?
  - short
  - shorter than a request
  - never across a prompt
* Explain fairness`;
  expect(questionsOf(text)).toEqual([
    "3-3 What is a lock? → ",
    "4-8 What is a deadlock? → Two that wait.\n\n- for each other",
    "9-11 Why two? → It is a matter\nof order.",
    "13-16 How long may one be held? → short · shorter than a request · never across a prompt",
    "17-17 Explain fairness → ",
  ]);
  expect(read(text).questions.every(({ under }) => under.join() === "Locks")).toBe(true);
});

test("topics are told from questions, by themselves and by what introduces them", () => {
  const text =
    "It would be helpful to know these topics:\n\n1. Locks and how to use them\n1. How to wait\n1. Why is it slow?\n\n## Lists\n- How to sort\n- What a heap is\n- Basic knowledge of trees\n- What is a tree?\n\n## How to wait?\nPatiently.";
  expect(questionsOf(text)).toEqual([
    "5-5 Why is it slow? → ",
    "8-8 How to sort → ",
    "9-9 What a heap is → ",
    "11-11 What is a tree? → ",
    "13-14 How to wait? → Patiently.",
  ]);
  expect(leftOutOf(text)).toEqual([
    "1-1 a remark around the questions, not a question",
    "3-3 a topic, not a question",
    "4-4 a topic, not a question",
    "10-10 a topic, not a question",
  ]);
});

test("a list below another item names its section", () => {
  const { questions } = read(
    "- Locks\n  - What is a lock?\n  - Why two?\n- Queues\n  - What is a queue?\n- What is left?",
  );
  expect(questions.map(({ fields, under }) => `${under}: ${fields.prompt}`)).toEqual([
    "Locks: What is a lock?",
    "Locks: Why two?",
    "Queues: What is a queue?",
    ": What is left?",
  ]);
});

test("scripts, comments, rules and links within the document are left out with a reason", () => {
  const text =
    "- [What is a lock?](#lock)\n\n<!-- What\nis this? -->\n## What is a lock?\n<script>\nalert(1)\n</script>\nA promise.\n\n---\n\n**[Back to top](#top)**\n\n<!-- never closed\n## Why two?";
  expect(questionsOf(text)).toEqual([
    "5-15 What is a lock? → A promise.\n\n<!-- never closed",
    "16-16 Why two? → ",
  ]);
  expect(leftOutOf(text)).toEqual([
    "1-1 a link within the document",
    "3-4 a comment in HTML",
    "6-8 a script in HTML, which is never kept",
    "11-11 a separator line",
    "13-13 a link within the document",
  ]);
});

test("remarks before, between and after the questions are left out", () => {
  const text =
    "Sure, I'd be happy to help!\n\nHere are some questions:\n\n1. What is a lock?\n2. Why two?\n\nHere are some harder interview questions:\n\n1. What is fair?\n\nFairness is order.\n\nI hope this helps! Let me know if you want more.\n\nWould you like me to go on?";
  expect(questionsOf(text)).toEqual([
    "5-5 What is a lock? → ",
    "6-6 Why two? → ",
    "10-12 What is fair? → Fairness is order.",
  ]);
  expect(leftOutOf(text)).toEqual(
    [1, 3, 8, 14, 16].map((line) => `${line}-${line} a remark around the questions, not a question`),
  );
});

test("short bullets directly below are key points, questions below an item follow-ups, any other list is answer", () => {
  const [points, steps, long, follow] = read(
    "## What is a lock?\n- a promise\n- to wait\n- for others\n\nMore.\n## How to lock?\n1. ask\n2. wait\n3. go\n## Why?\nSo:\n- a\n- b\n- c\n## List\n1. Who waits?\n   - How long?\n   - And why?",
  ).questions;
  expect(points?.fields).toMatchObject({
    keyPoints: ["a promise", "to wait", "for others"],
    modelAnswer: "More.",
  });
  expect(steps?.fields.modelAnswer).toBe("1. ask\n2. wait\n3. go");
  expect(long?.fields.keyPoints).toBeUndefined();
  expect(long?.fields.modelAnswer).toBe("So:\n- a\n- b\n- c");
  expect(follow?.fields).toMatchObject({ prompt: "Who waits?", followUps: ["How long?", "And why?"] });
});

test("kinds are proposed", () => {
  const { questions } = read(
    "## Tell me about a time you broke something\n## Design a queue that survives a restart\n## Write a lock",
  );
  expect(questions.map(({ fields }) => fields.kind)).toEqual(["behavioural", "design", "spoken"]);
});

test("a document of headings alone has questions, or says that it has none", () => {
  expect(questionsOf("# What is a lock?\n# Why two?")).toHaveLength(2);
  const { questions, leftOut, problems } = read("# Locks\n## Queues\n## Stacks");
  expect(questions).toEqual([]);
  expect(leftOut.map(({ text }) => text)).toEqual(["Locks", "Queues", "Stacks"]);
  expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining("only headings") }]);
});

test("text under a heading that is no question is listed, not offered", () => {
  expect(leftOutOf("## What is a lock?\nA promise.\n## Notes\nRead more.")).toEqual([
    "3-3 a heading with no question below it",
    "4-4 text that stands under no question",
  ]);
  expect(read("Only prose here.").problems).toMatchObject([
    { message: expect.stringContaining("No question") },
  ]);
});

test("answers gathered under a heading find their questions by number", () => {
  const text =
    "# Questions\n1. What is a lock?\n2. Why two?\n3. Who waits?\n# Answers\n1. A promise.\n\n   Kept.\n3. Everybody.\n\n# More\n- What is left?";
  expect(questionsOf(text)).toEqual([
    "2-2 What is a lock? → A promise.\n\nKept.",
    "3-3 Why two? → ",
    "4-4 Who waits? → Everybody.",
    "12-12 What is left? → ",
  ]);
});

const own = (kind: string) =>
  `---\ntitle: A lock\nkind: ${kind}\ntopic: Locks\ncompetency: Data\ndifficulty: 2\nminutes: 5\ntags: [lock]\nsource: Us\nlicence: MIT\nstatus: draft\n---\n\nWhat is a lock?\n\n## Model answer\n\n## Why?\n\nA promise.\n`;

test("a question in our own format is read by its own reader, also where a field is wrong", () => {
  expect(read(own("spoken"), "locks/A lock.md").questions).toMatchObject([
    {
      lines: { from: 1 },
      fields: { slug: "locks/a-lock", topic: "Locks", modelAnswer: "## Why?\n\nA promise." },
    },
  ]);
  const { questions, problems } = read(own("sung"), "pasted text");
  expect(questions).toMatchObject([{ fields: { prompt: "What is a lock?", title: "A lock" } }]);
  expect(questions[0]?.fields.slug).toBeUndefined();
  expect(problems).toMatchObject([{ line: 3, message: expect.stringMatching(/^The kind is/) }]);
});

test("another tool’s front matter gives its title and tags", () => {
  const { questions, leftOut } = read(
    "---\ntitle: My locks\ntags: [Query sets, x]\nlayout: post\n---\n## What is a lock?",
  );
  expect(questions).toMatchObject([
    { under: ["My locks"], fields: { tags: ["query-sets", "x"] }, lines: { from: 6 } },
  ]);
  expect(leftOut).toMatchObject([{ lines: { from: 1, to: 5 } }]);
});

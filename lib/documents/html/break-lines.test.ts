import { expect, test } from "vitest";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { readDocument } from "../read-document";
import { finish, sayProblems, sayQuestions } from "../testing";
import { breakShort } from "./lines-of-value";

const read = (text: string, name = "tides.html") =>
  finish(readDocument({ name, bytes: new TextEncoder().encode(text) }));
const page = (body: string) =>
  `<!DOCTYPE html><html><head><title>Tides</title></head><body>${body}</body></html>`;

test("a page whose tags stand without a break between them has its questions", () => {
  const pairs = Array.from(
    { length: 400 },
    (_, n) => `<h3>What is tide ${n}?</h3><p>One.</p><p>Two <b>${n}</b>.</p>`,
  );
  const found = read(page(`<h1>Tides</h1>${pairs.join("")}`));
  expect(found.questions).toHaveLength(400);
  expect(sayQuestions(found)[7]).toBe("1-1 What is tide 7? → One.\n\nTwo **7**.");
  expect(found.questions[7]?.under).toEqual(["Tides"]);
  expect(sayProblems(found)).toEqual([]);
});

test.each([
  [
    "bold words",
    "<ol><li><b>What is ebb?</b><p>Falling.</p></li><li><b>What is flow?</b><p>Rising.</p></li></ol>",
  ],
  [
    "paragraphs",
    "<ol><li><p>What is ebb?</p><p>Falling.</p></li><li><p>What is flow?</p><p>Rising.</p></li></ol>",
  ],
  ["terms", "<dl><dt>What is ebb?</dt><dd>Falling.</dd><dt>What is flow?</dt><dd>Rising.</dd></dl>"],
  [
    "folds",
    "<details><summary>What is ebb?</summary><p>Falling.</p></details><details><summary>What is flow?</summary>Rising.</details>",
  ],
  ["headings after words", "So:<h3>What is ebb?</h3>Falling.<h3>What is flow?</h3>Rising."],
])("each question has its answer: %s", (_, html) => {
  const expected = ["1-1 What is ebb? → Falling.", "1-1 What is flow? → Rising."];
  expect(sayQuestions(read(page(html)))).toEqual(expected);
  expect(sayQuestions(read(html))).toEqual(expected);
});

const answers: Record<string, string> = {
  paragraph: "<p>Salt <b>water</b>.</p>",
  list: "<ul><li>ebb</li><li>flow</li></ul>",
  "numbered list": "<ol><li><p>ebb</p></li><li><p>flow</p></li></ol>",
  "list in a list": "<ul><li>ebb<ul><li>slow</li></ul></li><li>flow</li></ul>",
  "list with code": "<ul><li>ebb<pre>x = 1</pre></li><li>flow</li></ul>",
  terms: "<dl><dt>ebb</dt><dd>falling</dd></dl>",
  table: "<table><tr><th>Name</th></tr><tr><td>ebb</td></tr></table>",
  code: "<pre><code>a = 1\n  b = 2</code></pre>",
  rule: "<hr>",
  quotation: "<blockquote><p>High.</p></blockquote>",
  division: "<div>Low.</div>",
  section: "<section><p>Slack.</p></section>",
  figure: "<figure><pre>x</pre><figcaption>A wave</figcaption></figure>",
  heading: "<h4>Notes</h4>",
  title: "<h2>Rivers</h2>",
  fold: "<details><summary>More</summary><p>Deep.</p></details>",
  "question in a fold": "<details><summary>What is slack?</summary>Still.</details>",
  remark: "<!-- hidden -->",
};
const every = Object.entries(answers).flatMap(([one, html]) =>
  Object.entries(answers).map(([other, next]) => ({ one, other, parts: [html, next] })),
);

test.each(every)("$one and $other on one line read as on lines of their own", ({ parts }) => {
  const around = (breaks: string) =>
    [
      "<h3>What is a tide?</h3>",
      "<p>Sea.</p>",
      ...parts,
      "<p>End.</p>",
      "<h3>Who?</h3>",
      "<p>Moon.</p>",
    ].join(breaks);
  const said = (html: string) => read(html).questions.map(({ fields }) => fields);
  for (const make of [page, (html: string) => html]) {
    expect(said(make(around("")))).toEqual(said(make(around("\n"))));
    expect(said(make(around("").replaceAll("><", ">\n<")))).toEqual(said(make(around(""))));
  }
});

test("each block of an answer stands by itself, and a list stays one", () => {
  const html = Object.values(answers).slice(0, 13).join("");
  const [answer = ""] = sayQuestions(read(page(`<h3>What is a tide?</h3>${html}`)));
  expect(answer).toBe(`1-2 What is a tide? → Salt **water**.

- ebb
- flow

1. ebb
2. flow

- ebb
   - slow
- flow

- ebb

\`\`\`
x = 1
\`\`\`

- flow

ebb

falling

| Name |
| --- |
| ebb |

\`\`\`
a = 1
  b = 2
\`\`\`

High.

Low.

Slack.

\`\`\`
x
\`\`\`

A wave`);
});

test("a page that a program has indented reads as one that none has", () => {
  const lines = (html: string) => html.replace(/(<\/?(?:ul|li|p|h3|body)>)/g, "\n        $1\n            ");
  const html = page(
    "<h3>What is a tide?</h3><p>Sea.</p><ul><li>ebb</li><li><p>flow</p></li></ul><h3>Who?</h3><p>Moon.</p>",
  );
  const said = (text: string) => read(text).questions.map(({ fields }) => fields);
  expect(said(lines(html))).toEqual(said(html));
});

test("an answer's table is one of Markdown, and lines keep their numbers", () => {
  const table =
    "<table><thead><tr><th>Name</th><th>When</th></tr></thead><tbody><tr><td>a | b</td><td><p>At <code>&lt;x&gt;</code></p></td></tr></tbody></table>";
  const text = `<h3>Which tides?</h3>\n<p>These:</p>${table}<p>No more.</p>\n<h3>Which moon?</h3>\n<p>Ours.</p>`;
  expect(sayQuestions(read(text))).toEqual([
    "1-2 Which tides? → These:\n\n| Name | When |\n| --- | --- |\n| a \\| b | At `<x>` |\n\nNo more.",
    "3-4 Which moon? → Ours.",
  ]);
});

test("an answer of JSON has its table as well", () => {
  const answer = "<p>These:</p><table><tr><th>Name</th></tr><tr><td>ebb</td></tr></table>";
  const text = JSON.stringify([{ question: "Which tides?", answer }]);
  expect(sayQuestions(read(text, "tides.json"))).toEqual([
    "1-1 Which tides? → These:\n\n| Name |\n| --- |\n| ebb |",
  ]);
});

test.each(Object.entries(answers).slice(0, 14))(
  "an answer of JSON reads as that of a page: %s",
  (_, html) => {
    const answer = `<p>Sea.</p><ul><li>One</li></ul>${html}<p>End.</p>`;
    const value = read(JSON.stringify([{ question: "What is a tide?", answer }]), "tides.json");
    const [found] = read(page(`<h3>What is a tide?</h3>${answer}`)).questions;
    expect(value.questions[0]?.fields.modelAnswer).toBe(found?.fields.modelAnswer);
  },
);

test("a table of questions has one in each row", () => {
  const rows = "<tr>\n<td>What is ebb?</td>\n<td>Falling.</td>\n</tr>\n";
  expect(sayQuestions(read(`<table>\n<tr><th>Question</th><th>Answer</th></tr>\n${rows}</table>`))).toEqual([
    "3-3 What is ebb? → Falling.",
  ]);
});

test.each([
  [
    "cells over others",
    '<table><tr><th colspan="2">Tides</th></tr><tr><td>High</td><td>Low</td></tr></table>',
    "- Tides\n- High · Low",
  ],
  [
    "a table in a cell",
    "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>",
    "- a\n- b · c",
  ],
])("%s become a list", (_, table, list) => {
  expect(breakShort(table).trim()).toBe(list);
});

test.each([
  ["code", "```html\n<p>a</p><p>b</p>\n```\n`<p>a</p><p>b</p>`\n\n    <p>a</p><p>b</p>"],
  ["code of HTML", "<pre>\n<p>a</p><p>b</p>\n</pre>"],
  ["rows and items of Markdown", "| <p>a</p><p>b</p> |\n- High<p>tide</p>"],
  ["tags that are spoken of", "The <p> tag, a <div> or <span>, and </table>"],
])("%s stay as they are", (_, text) => {
  expect(breakShort(text)).toBe(text);
});

test.each([
  ...["<p>", "</p>", "<li>x", "<pre>", "<table>", "<!--", "`", "<p ", "<table><tr><td>"].map(
    (sign) => (size: number) => `<p>${sign.repeat(size)}x`,
  ),
  (size: number) => `<table>${"<td>x".repeat(size)}${"<tr><td>x".repeat(size)}</table>`,
])("is done in one pass, whatever is opened and never closed: %#", async (long) => {
  expect(await growthOf((size) => breakShort(long(size)), 3_000)).toBeLessThan(mostGrowth);
});

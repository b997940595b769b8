import { expect, test } from "vitest";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { readDocument } from "../read-document";
import { finish, sayLeftOut, sayQuestions } from "../testing";
import { linesWithoutHtml } from "./lines";

const plain = (text: string) => finish(linesWithoutHtml(text.split("\n"))).join("\n");

test.each([
  ["headings", '<h3 id="a">What?</h3>\n<H2><b>Why?</b></H2>', "### What?\n## **Why?**"],
  ["a heading over three lines", "<h3>\n  What?\n</h3>", "\n### What?\n"],
  ["a heading with its answer", "<h4>What?</h4><p>That.</p>", "**What?** <p>That."],
  ["paragraphs", '<p align="left">What?</p>\n<div><p>That.</p></div>', "What?\nThat."],
  ["places to jump to", '### <a name="q1"></a>1. What?\n<a id="q2"></a>', "### 1. What?\n"],
  ["lists", "<ol>\n<li>What?</li>\n<li>Why?</li></ol>\n<ul><li>So.</li></ul>", "\n1. What?\n2. Why?\n- So."],
  ["a list within a list", "<ul>\n<li>a</li>\n<ul>\n<li>b</li>\n</ul>\n</ul>", "\n- a\n\n   - b\n\n"],
  ["bold words", "<b>What?</b><br>\n<strong>Why?</strong> So.", "**What?**  \n**Why?** So."],
  [
    "ways within the document",
    '<div align="right">\n    <b><a href="#">↥ Back to top</a></b>\n</div>\n<h3><a href="#a">What?</a></h3>',
    "\n[↥ Back to top](#)\n\n### What?",
  ],
  [
    "what only speaks of a script, or of a comment",
    "### What does `<script>` do?\n<p>It runs.</p>\n<style> is for looks, <!-- for remarks\n<p>So.</p>",
    "### What does `<script>` do?\nIt runs.\n<style> is for looks, <!-- for remarks\nSo.",
  ],
  ["folds in a list", "- <details><summary>What?</summary>", "<details><summary>What?</summary>"],
  ["a list of terms", "<dl>\n<dt>What?</dt>\n<dd>That.</dd>\n</dl>", "\nWhat?\nThat.\n"],
])("%s", (_, html, markdown) => {
  expect(plain(html)).toBe(markdown);
});

test.each([
  ["code", "```html\n<p>a</p>\n```\n<pre>\n<p>a</p>\n</pre>\n\n    <p>a</p>"],
  ["comments", "<!--\n<h1>What?</h1>\n-->"],
  ["tables", "| <b>What?</b> | <p>That.</p> |"],
  ["tags that are spoken of", "<div> or <span>: which?\n<b> and <strong> are not the same.\n<T> is a type."],
])("%s stays as it is", (_, text) => {
  expect(plain(text)).toBe(text);
});

test("questions around which somebody put HTML are found, each with its answer", () => {
  const text = [
    '<h1 align="center">Tides</h1>',
    "<p>What is a spring tide?</p>\n\n<p>The <b>highest</b>.</p>",
    '<h3 id="q2">2. What is a neap tide?</h3>\n\n<p>The lowest&nbsp;one.</p>',
    '<details open>\n<summary class="q"><h3 align="left">3. Who measures tides?</h3></summary>\n<p>Gauges.</p>\n</details>',
    "<strong>What moves the sea?</strong><br>\nThe moon.",
  ].join("\n\n");
  const read = finish(readDocument({ name: "tides.txt", bytes: new TextEncoder().encode(text) }));
  expect(sayQuestions(read)).toEqual([
    "3-5 What is a spring tide? → The **highest**.",
    "7-9 What is a neap tide? → The lowest one.",
    "12-14 Who measures tides? → Gauges.",
    "16-17 What moves the sea? → The moon.",
  ]);
  expect(read.questions.every(({ under }) => under[0] === "Tides")).toBe(true);
  expect(sayLeftOut(read)).toEqual([]);
});

test("a page of HTML is read as well", () => {
  const page = "<!DOCTYPE html>\n<html><body>\n<h2>What is a buoy?</h2>\n<p>A mark.</p>\n</body></html>";
  const read = finish(readDocument({ name: "buoys.html", bytes: new TextEncoder().encode(page) }));
  expect(sayQuestions(read)).toEqual(["3-4 What is a buoy? → A mark."]);
});

test("no more than a bite of the lines is looked at before others have their turn", () => {
  let seen = 0;
  const lines = new Proxy(
    Array.from({ length: 20_000 }, () => "<p>a</p>"),
    {
      get(target, key, receiver) {
        if (typeof key === "string" && /^\d/.test(key)) seen++;
        return Reflect.get(target, key, receiver);
      },
    },
  );
  const reading = linesWithoutHtml(lines);
  let most = 0;
  for (let step = reading.next(); !step.done; step = reading.next()) {
    most = Math.max(most, seen);
    seen = 0;
  }
  expect(most).toBeLessThan(1_000);
});

test("lists that are never closed stop moving further out", () => {
  expect(plain("<ul>\n<li>a\n".repeat(2_000)).length).toBeLessThan(100_000);
});

test.each(["<p>", "</p>", "<li>", "</ul> ", "<h3>", "<!--", "<br>   ", " ", "<a b></a>"])(
  "is done in one pass, whatever is opened, closed and never ended: %j",
  async (sign) => {
    const long = (size: number) => `<p>${sign.repeat(size)}x`;
    expect(await growthOf((size) => plain(long(size)), 3_000)).toBeLessThan(mostGrowth);
  },
);

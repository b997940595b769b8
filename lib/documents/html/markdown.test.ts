import { expect, test, vi } from "vitest";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { readMarkdown } from "../reading/read-markdown";
import { finish, sayQuestions } from "../testing";
import { withoutHtml } from "./markdown";

test.each([
  [
    "paragraphs",
    '<p>Waves wear rock.</p>\n<p align="left">Sand stays.</p>',
    "Waves wear rock.\n\nSand stays.",
  ],
  ["breaks", "High tide.<br>Low tide.<br/><br />Slack.", "High tide.\n\nLow tide.\n\nSlack."],
  ["a break in an item", "- High<br>tide\n- Low", "- High tide\n- Low"],
  ["bold and slanted words", "<b>Never</b> and <em>always</em>", "**Never** and *always*"],
  ["lists", "Two:<ul><li>one</li><li>two</li></ul>", "Two:\n\n- one\n- two"],
  [
    "links",
    'See <a href="https://example.org/a" target=_blank>here</a>, <a name="x">not</a> there',
    "See [here](https://example.org/a), not there",
  ],
  ["code in a line", "Call <code>a &lt; b</code>", "Call `a < b`"],
  [
    "code in lines",
    '<pre><code class="language-js">if (a &amp;&amp; b) {\n  <span>go</span>();\n}</code></pre>So.',
    "```js\nif (a && b) {\n  go();\n}\n```\n\nSo.",
  ],
  ["entities", "Tom&nbsp;&amp; Ann&#39;s &lt;div&gt; &copyx; 1 &lt; 2", "Tom & Ann's `<div>` &copyx; 1 < 2"],
  [
    "code of Markdown",
    "`<b>` and\n\n```html\n<p>&amp;</p>\n```\n<p>on",
    "`<b>` and\n\n```html\n<p>&amp;</p>\n```\n\non",
  ],
  ["what is no tag", "List<T>, Map<Key, Value>, a < b", "List<T>, Map<Key, Value>, a < b"],
  ["an end that is missing", "<pre>a <code>b `c", "<pre>a <code>b `c"],
  [
    "tags that are spoken of",
    "<div> or <span>, the <br> tag and a <p>?",
    "<div> or <span>, the <br> tag and a <p>?",
  ],
  ["a tag with attributes that nothing closes", 'High <a name="b"> tide</div>', "High  tide"],
])("%s", (_, html, markdown) => {
  expect(withoutHtml(html)).toBe(markdown);
});

test("a question and its answer come in without HTML, and code in HTML begins no question", () => {
  const text =
    "### 1. What does <code>tide()</code> return?\n\n<p>The height,<br>in metres.</p>\n<pre>\n# Why not feet?\n</pre>\n\n### 2. Who asks?\n\n- <b>Sailors</b>\n- <i>Gulls</i>\n- Crabs";
  expect(sayQuestions(finish(readMarkdown(text)))).toEqual([
    "1-6 What does `tide()` return? → The height,\n\nin metres.\n\n```\n# Why not feet?\n```",
    "8-12 Who asks? → **Sailors** · *Gulls* · Crabs",
  ]);
});

/** In µs, the least of three: what else the machine does adds, and never takes away. */

test.each([
  ["<p>", "<p>a"],
  ["<p>", "<li>a"],
  ["<li>", "a<br>"],
  ["<p>", "a<br>"],
  ["<p>", "</p> "],
  ["<p>", "<b>a</b>"],
  ["<p>", "<pre>"],
  ["<p>", "`a``b"],
  ["<p>", "<p "],
  ["<p>", "&lt;a"],
  ["<p>", "<a href='"],
  ["<pre>", " "],
])("time grows with the text, not with its square: %s, then %j without end", async (start, sign) => {
  const long = (length: number) => `${start}${sign.repeat(length / sign.length)}x</pre>`;
  expect(await growthOf((size) => withoutHtml(long(size)), 8_000)).toBeLessThan(mostGrowth);
});

test("the end of code is looked for once for each length of its marks", () => {
  const search = vi.spyOn(String.prototype, "indexOf");
  withoutHtml(`<p>${Array.from({ length: 300 }, (_, index) => "`".repeat(300 - index)).join("a")}`);
  expect(search.mock.calls.length).toBeLessThan(20);
  search.mockRestore();
});

test("what no question can hold stays as it is", () => {
  const text = "<p>a</p>".repeat(20_000);
  expect(withoutHtml(text)).toBe(text);
});

import { expect, test } from "vitest";
import { asHtml, titleOf } from "./as-typed";

test.each([
  ["Why?", "Why?"],
  ["\n  Why is that?\nAnd then?", "Why is that?"],
  ["word ".repeat(30), `${"word ".repeat(15).trim()}…`],
  ["x".repeat(100), `${"x".repeat(79)}…`],
  [`x${"🦀".repeat(60)}`, `x${"🦀".repeat(39)}…`],
  ["🦀".repeat(60), `${"🦀".repeat(39)}…`],
])("the title of %j", (text, title) => {
  expect(titleOf(text)).toBe(title);
  expect(title.length).toBeLessThanOrEqual(80);
});

test("between fences stands code, with its blanks; one that is never closed goes to the end", () => {
  expect(asHtml("What does this print?\n\n```python\nfor x in []:\n\n    print(x < 1)\n```\nAnd why?")).toBe(
    '<p class="as-typed">What does this print?</p><pre><code>for x in []:\n\n    print(x &lt; 1)</code></pre><p class="as-typed">And why?</p>',
  );
  expect(asHtml("```\na\n```\n~~~\nb")).toBe("<pre><code>a</code></pre><pre><code>b</code></pre>");
  expect(titleOf("```python\nprint(1)\n```\nWhat is printed?")).toBe("print(1)");
});

test("what looks like markup is text", () => {
  expect(asHtml('<img src=x onerror="x"> **a** &amp;\n  b')).toBe(
    '<p class="as-typed">&lt;img src=x onerror="x"&gt; **a** &amp;amp;\n  b</p>',
  );
});

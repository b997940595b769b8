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

test("what looks like markup is text", () => {
  expect(asHtml('<img src=x onerror="x"> **a** &amp;\n  b')).toBe(
    '<p class="as-typed">&lt;img src=x onerror="x"&gt; **a** &amp;amp;\n  b</p>',
  );
});

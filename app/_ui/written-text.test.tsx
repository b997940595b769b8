import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { WrittenText } from "./written-text";

const pieces = (text: string, isCode?: boolean) =>
  [...renderToStaticMarkup(<WrittenText text={text} isCode={isCode} />).matchAll(/<(p|code)>([^<]*)/g)].map(
    ([, tag, held]) => `${tag}: ${held}`,
  );

test("a fence in what was written is set as code, with its indents; the rest is text", () => {
  expect(pieces("Like this:\n```python\nif a:\n    b\n```\nand so on.\n\nThe end.")).toEqual([
    "p: Like this:",
    "code: ```python\nif a:\n    b\n```",
    "p: and so on.\n\nThe end.",
  ]);
});

test("an answer in code is code as a whole, and a fence that is still being written is code to the end", () => {
  expect(pieces("def f():\n    pass", true)).toEqual(["code: def f():\n    pass"]);
  expect(pieces("See\n```\nSELECT 1")).toEqual(["p: See", "code: ```\nSELECT 1"]);
});

test("what looks like HTML is shown, not read", () => {
  expect(pieces("<b>bold</b>")).toEqual(["p: &lt;b&gt;bold&lt;/b&gt;"]);
});

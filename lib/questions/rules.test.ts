import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseSlug, copyTitle, firstLine, slugChoices, tidyLine, toSlug, toTags } from "./rules";
import { slugSchema } from "./schema";

test.each([
  [" a \r\n\n\t b  c ", "a b  c"],
  ["\u0000\n \n", ""],
  ["\u2028a\u2028b", "a\u2028b"],
])("a line is kept without breaks and blanks around it: %j", (text, expected) => {
  expect(tidyLine(text)).toBe(expected);
});

test("a long run of blanks takes no more than linear time", () => {
  const start = performance.now();
  tidyLine(`a${" ".repeat(500_000)}b`);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test.each([
  ["Why is `select_related` here?\n\nMore.", "Why is `select_related` here?"],
  ["```python\nprint(1)\n```\nWhat does it print?", "What does it print?"],
  ["\n## A **bold** [link](https://example.org) here", "A bold link here"],
  ["- one\n- two", "one"],
  ["1. first", "first"],
  ["> quoted", "quoted"],
  ["---\n\n", ""],
])("a list shows the first line of %j as plain words", (prompt, line) => {
  expect(firstLine(prompt)).toBe(line);
});

test.each([
  ["Query Sets, big data", ["query-sets", "big-data"]],
  ["orm; n+1\nZürich,", ["orm", "n-1", "zurich"]],
  ["ORM, orm,, not_fine", ["orm", "not-fine"]],
  ["orm, +, 日本", ["orm", "+", "日本"]],
  [" , ", []],
])("the typed tags %j are %j", (typed, tags) => {
  expect(toTags(typed)).toEqual(tags);
});

describe("slugs", () => {
  test.each([
    ["When a queryset really runs", "when-a-queryset-really-runs"],
    ["  Crème brûlée & “quotes” ", "creme-brulee-quotes"],
    ["Überblick: C++ & Größe", "uberblick-c-gro-e"],
    ["Café: what’s a “queryset”? 中文", "cafe-what-s-a-queryset"],
    ["什么是闭包", "question"],
    [`${"x".repeat(79)} y`, "x".repeat(79)],
  ])("%j becomes %s", (title, slug) => {
    expect(toSlug(title, "question")).toBe(slug);
  });

  test("always are slugs as files want them", () => {
    const titles = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.constant("㎦".repeat(80)));
    const isSlug = (slug: string) => slugSchema.safeParse(slug).success;
    fc.assert(fc.property(titles, (title) => slugChoices(toSlug(title, "kit"), 2).every(isSlug)));
    expect(slugChoices("x".repeat(120), 100).every(isSlug)).toBe(true);
  });

  test("the first that is free is taken: itself, with a number from 2 on, with the id at last", () => {
    const choices = slugChoices("mid", 3);
    expect(choices).toEqual(["mid", "mid-2", "mid-3"]);
    const choose = (...taken: string[]) => chooseSlug(choices, new Set(taken), "12345678-9");
    expect(choose()).toBe("mid");
    expect(choose("mid", "mid-level")).toBe("mid-2");
    expect(choose(...choices)).toBe("mid-12345678");
  });
});

test("a copy's title stays within 80 characters and isn't a copy of a copy", () => {
  expect(copyTitle("Closures")).toBe("Closures (copy)");
  expect(copyTitle("Closures (copy)")).toBe("Closures (copy)");
  expect(copyTitle("y".repeat(80))).toBe(`${"y".repeat(73)} (copy)`);
  expect(copyTitle(`${"y".repeat(72)}😀 and more`)).toBe(`${"y".repeat(72)} (copy)`);
});

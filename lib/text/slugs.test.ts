import fc from "fast-check";
import { expect, test } from "vitest";
import { slugSchema } from "../questions/schema";
import { chooseSlug, slugChoices, toSlug, toSlugPath } from "./slugs";

test.each([
  ["When a queryset really runs", "when-a-queryset-really-runs"],
  ["  Crème brûlée & “quotes” ", "creme-brulee-quotes"],
  ["Überblick: C++ & Größe", "uberblick-cpp-gro-e"],
  ["Café: what’s a “queryset”? 中文", "cafe-what-s-a-queryset"],
  ["什么是闭包", "question"],
  [`${"x".repeat(79)} y`, "x".repeat(79)],
])("%j becomes %s", (title, slug) => {
  expect(toSlug(title, "question")).toBe(slug);
});

test("they are slugs as files want them", () => {
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

test.each([
  ["Lazy Querysets", "lazy-querysets"],
  ["Django/Crème brûlée\\ Two ", "django/creme-brulee/two"],
  ["什么/是", ""],
])("the path %j becomes %j", (path, slug) => {
  expect(toSlugPath(path)).toBe(slug);
});

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listUnreadableScripts, markedQuestions } from "./blocks";

test("each question with a block that is marked as running is run by a test here", () => {
  const tests = readdirSync("db/seed/code").filter((name) => /\.test\.tsx?$/.test(name));
  const texts = tests.map((name) => readFileSync(`db/seed/code/${name}`, "utf8")).join("\n");
  const marked = markedQuestions();
  expect(marked.length).toBeGreaterThan(30);
  expect(marked.filter((slug) => !texts.includes(`"${slug}"`))).toEqual([]);
});

test("every block of JavaScript, TypeScript and JSX can be read as such", async () => {
  expect(await listUnreadableScripts()).toEqual([]);
});

import { expect, test } from "vitest";
import { finish, sayLeftOut, sayQuestions } from "../testing";
import { readMarkdown } from "./read-markdown";

const read = (text: string) => finish(readMarkdown(text));

test("a table with a column of questions is questions, below the headings that it stands under", () => {
  const found = read(
    "# Tides\n\n## Easy\n\n| # | **Question** | Answer |\n|---|:---|---|\n| 1 | What is C# | A `a \\| b`.<br>Two. |\n| 2 |  | Nothing |\n| 3 | Who waits? | |\n\n## What is slack?\n\nNo tide.\n\n| Wind | Force |\n|---|---|\n| a | 1 |\n",
  );
  expect(sayQuestions(found)).toEqual([
    "7-7 What is C# → A `a | b`.\n\nTwo.",
    "9-9 Who waits? → ",
    "11-17 What is slack? → No tide.\n\n| Wind | Force |\n|---|---|\n| a | 1 |",
  ]);
  expect(found.questions[0]?.under).toEqual(["Tides", "Easy"]);
  expect(sayLeftOut(found)).toEqual(["8-8 a row without a question"]);
});

test("a table of something else is left out", () => {
  expect(sayLeftOut(read("| Wind | Force |\n|---|---|\n| a | 1 |\n\n## Why?\n\nSo."))).toEqual([
    "1-3 a table that stands under no question",
  ]);
});

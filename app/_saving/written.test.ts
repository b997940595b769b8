import { expect, test } from "vitest";
import { wordsOf } from "./written";

test.each([
  ["a text that saves itself", { value: "words", baseRevision: 3, sent: "wor" }, ["words"]],
  [
    "a form",
    {
      kitId: "0b3e6a0e-6a53-4c0c-9d6e-0f7f8f2f9a11",
      follows: 1,
      typed: { title: "A kit", items: [{ note: "First" }, { note: " " }] },
    },
    ["A kit", "First"],
  ],
  ["a rating", { value: { level: 4, heardKeyPoints: [0] }, baseRevision: 0 }, []],
])("of %s the words are there to be copied, and nothing else", (_, kept, words) => {
  expect(wordsOf(kept)).toEqual(words);
});

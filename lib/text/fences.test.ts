import { expect, test } from "vitest";
import { findFences } from "./fences";

const sayFenced = (text: string, indent?: "margin" | "any") =>
  findFences(text.split("\n"), indent)
    .isFenced.map((isFenced) => (isFenced ? "|" : "."))
    .join("");

test.each([
  ["```\ncode\n```\nwords", "|||."],
  ["~~~~py\n```\n~~~\n~~~~~\nwords", "||||."],
  ["```a`b\nwords", ".."],
  ["~~~a`b\ncode", "||"],
  ["```\n``` py\n```\t\nwords", "|||."],
  ["``\nwords", ".."],
])("%j is fenced where %s says so", (text, fenced) => {
  expect(sayFenced(text)).toBe(fenced);
  expect(sayFenced(text, "any")).toBe(fenced);
});

test("fences that stand deeper than three spaces count only where they are looked for", () => {
  const text = "   ```\n    ```\n```\n    ```\n\t```\nwords";
  expect(sayFenced(text)).toBe("|||...");
  expect(sayFenced(text, "any")).toBe("||||||");
});

test("a block that nobody closes goes on to the end, and is said to", () => {
  expect(findFences(["words", "```", "code"])).toEqual({ isFenced: [false, true, true], isLeftOpen: true });
});

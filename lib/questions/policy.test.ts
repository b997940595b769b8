import { expect, test } from "vitest";
import { mayWriteBank } from "./policy";

test.each([
  ["admin", true],
  ["interviewer", true],
  ["reviewer", false],
] as const)("%s writes the bank: %s", (role, may) => {
  expect(mayWriteBank({ role })).toBe(may);
});

import { expect, test } from "vitest";
import { copyTitle } from "./titles";

test("a copy's title stays within 80 characters and isn't a copy of a copy", () => {
  expect(copyTitle("Closures")).toBe("Closures (copy)");
  expect(copyTitle("Closures (copy)")).toBe("Closures (copy)");
  expect(copyTitle("y".repeat(80))).toBe(`${"y".repeat(73)} (copy)`);
  expect(copyTitle(`${"y".repeat(72)}😀 and more`)).toBe(`${"y".repeat(72)} (copy)`);
});

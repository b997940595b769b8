import { expect, test } from "vitest";
import { nameSocket, readSocketPath } from "./socket-path";

test("the place that the parent names is taken", () => {
  const named = nameSocket();
  expect(readSocketPath(named)).toBe(named);
});

test.each([undefined, "", "pages", "./pages", "/pages", "/home/ann/pages", "/tmp/rehearse-/pages"])(
  "a place that it didn't name is refused before anything there is removed: %s",
  (given) => {
    expect(() => readSocketPath(given)).toThrow(/started by the server alone.*npm start/);
  },
);

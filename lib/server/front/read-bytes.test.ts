// What was read of bodies is looked for soon: taken or refused.
import { readFileSync } from "node:fs";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { limits, openFront, post, say } from "./testing";

const gc = vi.fn();
vi.stubGlobal("gc", gc);
beforeEach(() => void gc.mockClear());

const bodies = { ...limits.bodies, bytesPerAddress: 2e7, bytesOverAll: 4e7 };
const front = await openFront({ limits: { bodies } });
afterAll(front.close);

test.each([
  ["taken", 60_000, /took 60000/],
  ["refused, its end not awaited", 9_000_000, /^HTTP\/1.1 413/],
])("of bodies that are %s", async (_what, length, answer) => {
  const sent = post("/", "Connection: close", `Content-Length: ${length}`) + "a".repeat(60_000);
  const answers = await Promise.all(Array.from({ length: 90 }, () => say(front, sent)));
  for (const one of answers) expect(one).toMatch(answer);
  expect(gc).toHaveBeenCalledExactlyOnceWith({ type: "minor" });
});

test("npm start lets us ask for it, and bounds what a heap keeps for the young", () => {
  const { start } = JSON.parse(readFileSync("package.json", "utf8")).scripts;
  expect(start).toContain("--expose-gc");
  expect(start).toContain("--max-semi-space-size=8"); // docs/decisions/0033
});

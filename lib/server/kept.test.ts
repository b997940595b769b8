import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { type Kept, keepProcess } from "./kept";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
log.level = "silent";
const slept = vi.hoisted(() => vi.fn((_ms: number) => new Promise(() => undefined)));
vi.mock("node:timers/promises", () => ({ setTimeout: slept }));

/** Opens, and ends when it is told to. */
const child = join(mkdtempSync(join(tmpdir(), "rehearse-kept-")), "child.mjs");
writeFileSync(
  child,
  `process.on("message", (message) => "open" in message ? process.send({ isOpen: true }) : process.exit(1));
process.on("disconnect", () => process.exit());`,
);
let kept: Kept<{ end: true }>;
afterEach(async () => {
  await kept.close();
  vi.restoreAllMocks();
  slept.mockClear();
});

/** One that was open for so long. */
async function endAfter(ms: number) {
  let lives = 0;
  const opened = () => {
    lives += 1;
  };
  kept = keepProcess({ file: pathToFileURL(child), what: "The child", hear: () => undefined, opened });
  await kept.open(env());
  const now = performance.now() + ms;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  kept.say({ end: true });
  await vi.waitUntil(() => lives > 1 || slept.mock.calls.length > 0, { timeout: 20_000 });
  return { lives, slept: slept.mock.calls };
}

test("what dies soon after it opened is started again after a pause", async () => {
  expect(await endAfter(0)).toEqual({ lives: 1, slept: [[1_000]] });
});

test("what was open for longer is started again at once", async () => {
  expect(await endAfter(10_000)).toEqual({ lives: 2, slept: [] });
});

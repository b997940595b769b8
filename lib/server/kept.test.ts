import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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
/** Loads, and says nothing. */
const silent = join(dirname(child), "silent.mjs");
writeFileSync(silent, `process.on("message", () => {});\nprocess.on("disconnect", () => process.exit());`);
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
  const quiet = { askEveryMs: 600_000, hear: () => undefined };
  kept = keepProcess({ file: pathToFileURL(child), what: "The child", ...quiet, opened });
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

test("what hangs at the first start is ended, and whoever opens it hears so", async () => {
  kept = keepProcess({
    file: pathToFileURL(silent),
    what: "The child",
    hear: () => undefined,
    askEveryMs: 10,
  });
  await expect(kept.open(env())).rejects.toThrow("The child left 30 questions unanswered and was ended");
});

test("it is given its own flags and settings besides those of the process that keeps it", async () => {
  const told = join(dirname(child), "told.mjs");
  writeFileSync(
    told,
    `process.on("message", () => process.send({ isOpen: true }));
process.send({ said: [process.execArgv.at(-1), process.env.OF_ITS_OWN, process.env.AUTH_SECRET] });
process.on("disconnect", () => process.exit());`,
  );
  const hear = vi.fn();
  const own = { flags: ["--single-threaded-gc"], system: { OF_ITS_OWN: "yes" } };
  kept = keepProcess({ file: pathToFileURL(told), what: "The child", ...own, hear });
  await kept.open(env());
  expect(hear).toHaveBeenCalledWith({
    said: ["--single-threaded-gc", "yes", "a secret of the tests, long enough to be one"],
  });
});

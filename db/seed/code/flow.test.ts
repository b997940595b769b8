// The longer programs of the bank's JavaScript questions: files, queues, timers and what happens when one part fails.

import * as fs from "node:fs/promises";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { runScript, take } from "./blocks";

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("reading-a-huge-log", async () => {
  const folder = await mkdtemp(join(tmpdir(), "log-"));
  const path = join(folder, "a.log");
  await writeFile(path, "ERROR 1\nfine\nERROR 2\nERROR 3\n");
  const closed = vi.fn();
  const open = async (name: string) => {
    const file = await fs.open(name);
    return { readLines: () => file.readLines(), close: () => file.close().then(closed) };
  };
  const [prompt, answer] = take("javascript/reading-a-huge-log", 2);
  const first = ["ERROR 1", "ERROR 2"];
  const { readFile } = fs;
  expect(await runScript(prompt, { readFile, path }, "await firstErrors(path, 2)")).toEqual(first);
  expect(await runScript(answer, { open, path }, "await firstErrors(path, 2)")).toEqual(first);
  expect(closed).toHaveBeenCalledTimes(1);
  await rm(folder, { recursive: true });
});

test("shutting-down-cleanly", async () => {
  const handlers = new Map<string, () => void>();
  const exit = vi.fn();
  const shutDown = vi.fn(async () => undefined);
  const process = { on: (signal: string, run: () => void) => handlers.set(signal, run), exit };
  await runScript(take("javascript/shutting-down-cleanly")[0], {
    process,
    shutDown,
    log: { error: vi.fn() },
  });
  handlers.get("SIGTERM")?.();
  handlers.get("SIGINT")?.();
  await soon(1);
  expect(shutDown).toHaveBeenCalledTimes(1);
  expect(exit).toHaveBeenCalledExactlyOnceWith(0);
});

test("ten-thousand-uploads", async () => {
  const mapLimit = await runScript(take("javascript/ten-thousand-uploads")[0], {}, "mapLimit");
  const items = Array.from({ length: 40 }, (_, index) => index);
  let [running, most] = [0, 0];
  const work = async (item: number) => {
    most = Math.max(most, ++running);
    await soon(item % 3);
    running--;
    return item * 2;
  };
  expect(await mapLimit(items, 6, work)).toEqual(items.map((item) => item * 2));
  expect(most).toBe(6);
  const [given] = await mapLimit([1], 6, async (_: number, stop: AbortSignal) => stop);
  expect(given.aborted).toBe(false); // a body that nobody has read yet can still be read
  const started: number[] = [];
  const failing = async (item: number) => {
    started.push(item);
    await soon(1);
    if (item === 3) throw new Error("no");
  };
  await expect(mapLimit(items, 6, failing)).rejects.toThrow("no");
  const after = started.length;
  await soon(20);
  expect([started.length, after < 20]).toEqual([after, true]);
});

/** Runs the block's test on this `debounce`; whether it fails. */
async function fails(block: string, debounce: unknown): Promise<boolean> {
  const bodies: (() => unknown)[] = [];
  const given = { debounce, vi, expect, beforeEach: (run: () => void) => run(), afterEach: () => undefined };
  await runScript(block, { ...given, test: (_: string, run: () => unknown) => void bodies.push(run) });
  try {
    await bodies[0]?.();
    return false;
  } catch {
    return true;
  } finally {
    vi.useRealTimers();
  }
}

test("testing-a-debounce, by its own tests", async () => {
  const [weak, own, strong] = take("javascript/testing-a-debounce", 3);
  const debounce = await runScript(own, {}, "debounce");
  const never = (run: (text: string) => void, wait: number) => (text: string) =>
    setTimeout(() => run(text), wait);
  expect([await fails(weak, debounce), await fails(strong, debounce)]).toEqual([false, false]);
  expect([await fails(weak, never), await fails(strong, never)]).toEqual([false, true]);
});

test("testing-a-debounce", async () => {
  vi.useFakeTimers();
  const run = vi.fn();
  const debounce = await runScript(take("javascript/testing-a-debounce", 3)[1], {}, "debounce");
  const later = debounce(run, 300);
  later("a");
  vi.advanceTimersByTime(200);
  later("ab");
  vi.advanceTimersByTime(299);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run.mock.calls).toEqual([["ab"]]);
  vi.useRealTimers();
});

test("the-missing-await", async () => {
  const [prompt, answer] = take("javascript/the-missing-await", 2);
  const done: string[] = [];
  const send = async ({ id }: { id: number }) => {
    if (id === 2) throw new Error("full");
    done.push(`sent ${id}`);
  };
  const given = { send, log: vi.fn(), markClosed: async () => void done.push("closed") };
  const quiet = { ...given, send: async () => void (await soon(1)) };
  await runScript(prompt, quiet, "await closeMonth([{ id: 1 }])");
  expect(done).toEqual(["closed"]); // although nothing has been sent yet
  done.length = 0;
  const run = runScript(answer, given, "await closeMonth([{ id: 1 }, { id: 2 }, { id: 3 }])");
  await expect(run).rejects.toMatchObject({ errors: [{ cause: { message: "full" } }] });
  expect(done).toEqual(["sent 1", "sent 3"]);
});

test("which-promise-helper", async () => {
  const [prompt, answer] = take("javascript/which-promise-helper", 2);
  let [running, most] = [0, 0];
  const load = async (path: string) => {
    most = Math.max(most, ++running);
    await soon(2);
    running--;
    if (path === "/weather") throw new Error("down");
    return path;
  };
  await expect(runScript(prompt, { load, show: vi.fn() })).rejects.toThrow("down");
  expect(most).toBe(1);
  const results = await runScript(answer, { load }, "[weather, news, messages]");
  expect(results).toMatchObject([{ status: "rejected" }, { value: "/news" }, { value: "/messages" }]);
  expect(most).toBe(3);
});

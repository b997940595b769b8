import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { bundle } from "../../bench/bundle.mjs";
import { Child } from "./child";
import { readUsage } from "./usage";

vi.mock(import("./usage"), () => ({ readUsage: vi.fn() }));

test("one look at a time at what a child uses, however long it takes; none speaks of a task that is over", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const looks: ((usage: { cpuMs: number; memoryMb: number }) => void)[] = [];
  vi.mocked(readUsage).mockImplementation(() => new Promise((done) => looks.push(done)));
  const file = await bundle(process.cwd(), "lib/work/testing.ts", { name: "test-work-looks" });
  const child = new Child(pathToFileURL(file), "test", { heapMb: 64, processMb: 300, priority: 10 });
  const task = { name: "echo", mostCpuMs: 20_000, mostOutMb: 4, tooMuch: "" };
  const whole = child.talk(task, 1, () => undefined);
  await whole.next();
  vi.advanceTimersByTime(1_000);
  expect(looks).toHaveLength(1);
  await whole.next("enough");
  const next = child.talk(task, 1, () => undefined);
  await next.next();
  looks[0]?.({ cpuMs: 0, memoryMb: 1_000_000 });
  expect(await next.next(2)).toEqual({ done: false, value: 2 });
  expect(child.isAlive).toBe(true);
  child.kill();
  await child.ended;
});

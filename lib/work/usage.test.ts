import { expect, test, vi } from "vitest";
import { readUsage } from "./usage";

test.each(["linux", "darwin"] as const)(
  "what this process uses is told on %s: its buffers, and its time",
  async (platform) => {
    vi.spyOn(process, "platform", "get").mockReturnValue(platform);
    const before = await readUsage(process.pid);
    const kept = Buffer.alloc(100 * 1024 * 1024, 1);
    const after = await readUsage(process.pid);
    expect((after?.memoryMb ?? 0) - (before?.memoryMb ?? 0)).toBeGreaterThan(90);
    expect(after?.cpuMs).toBeGreaterThanOrEqual(before?.cpuMs ?? Number.NaN);
    expect(kept).toHaveLength(100 * 1024 * 1024);
  },
);

test("of one that is gone nothing is known", async () => {
  expect(await readUsage(2 ** 30)).toBeUndefined();
});

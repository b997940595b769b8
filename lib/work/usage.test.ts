import { expect, test, vi } from "vitest";
import { readUsage } from "./usage";

const bufferMb = 300;

test.each(["linux", "darwin"] as const)(
  "what this process uses is told on %s: its buffers, and its time",
  async (platform) => {
    vi.spyOn(process, "platform", "get").mockReturnValue(platform);
    const kept = Buffer.alloc(bufferMb * 1024 * 1024, 1);
    const usage = await readUsage(process.pid);
    expect(usage?.memoryMb).toBeGreaterThan(bufferMb);
    expect(usage?.memoryMb).toBeLessThan(10 * bufferMb); // not in other units
    expect(usage?.cpuMs).toBeGreaterThanOrEqual(0);
    expect(kept).toHaveLength(bufferMb * 1024 * 1024);
  },
);

test("of one that is gone nothing is known", async () => {
  expect(await readUsage(2 ** 30)).toBeUndefined();
});

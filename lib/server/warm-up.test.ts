import next from "next";
import { expect, test, vi } from "vitest";
import { warmUp } from "./warm-up";

test("the Next that is installed has what loads its pages, where it is looked for", async () => {
  const { default: NextNodeServer } = await import("next/dist/server/next-server.js");
  const preload = vi.spyOn(NextNodeServer.prototype, "unstable_preloadEntries").mockResolvedValue(undefined);
  const pages = next({ dev: false, dir: import.meta.dirname });
  expect("server" in pages).toBe(true);
  const inner = Object.create(NextNodeServer.prototype) as object;
  expect(await warmUp({ server: { server: inner } })).toBe(true);
  expect(preload).toHaveBeenCalledOnce();
});

test("a Next without it is left alone", async () => {
  expect(await warmUp({})).toBe(false);
  expect(await warmUp({ server: { server: {} } })).toBe(false);
});

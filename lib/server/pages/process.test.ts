// What whoever has no turn in the pages' process is told, and what is kept of it.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { logRefusal } from "@/lib/security-log";
import { startPagesProcess } from "./process";

vi.mock("@/lib/security-log", () => ({ logRefusal: vi.fn() }));
vi.mock("@/lib/server/kept", () => ({ keepProcess: () => ({}) }));
const take = vi.hoisted(() => vi.fn());
vi.mock("./lines", () => ({ lineOf: () => ({ take }), streams: () => false }));

afterEach(() => void take.mockReset());

async function openPages(): Promise<string> {
  const pages = startPagesProcess(new URL("file:///no-pages.js"), {
    hear: () => undefined,
    trustProxy: false,
  });
  const server = createServer(pages.serve).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/questions`;
}

test("whoever is sent away from the line hears what is so for them as well where they asked too much, and is logged", async () => {
  take.mockRejectedValue(new AppError("rate_limited", "Too many"));
  const answer = await fetch(await openPages());
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await answer.text()).toMatch(/by you and your network or by all together/);
  expect(vi.mocked(logRefusal).mock.calls).toEqual([["pages' line", { address: "127.0.0.1" }]]);
});

test("whoever leaves before their turn takes what they brought out of the line", async () => {
  const url = await openPages();
  const leaving = new AbortController();
  const left = new Promise<AbortSignal>((waits) => {
    take.mockImplementation(
      (_asker, _work, signal) =>
        new Promise((_, fail) => {
          signal.addEventListener("abort", () => fail(signal.reason));
          waits(signal);
        }),
    );
  });
  const asked = fetch(url, { method: "POST", body: "a", signal: leaving.signal });
  const signal = await left;
  expect(signal.aborted).toBe(false);
  leaving.abort();
  await expect(asked).rejects.toThrow();
  await vi.waitUntil(() => signal.aborted, { timeout: 10_000 });
});

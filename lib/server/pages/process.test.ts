// What whoever has no turn in the pages' process is told, and what the log keeps of it.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { logRefusal } from "@/lib/security-log";
import { startPagesProcess } from "./process";

vi.mock("@/lib/security-log", () => ({ logRefusal: vi.fn() }));
vi.mock("@/lib/server/kept", () => ({ keepProcess: () => ({}) }));
const take = vi.hoisted(() => vi.fn());
vi.mock("./lines", () => ({ lineOf: () => ({ take }), streams: () => false }));

test("whoever is sent away from the line hears what is so for them as well where they asked too much, and is logged", async () => {
  take.mockRejectedValue(new AppError("rate_limited", "Too many"));
  const pages = startPagesProcess(new URL("file:///no-pages.js"), {
    hear: () => undefined,
    trustProxy: false,
  });
  const server = createServer(pages.serve).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, "listening");
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/questions`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await answer.text()).toMatch(/by you and your network or by all together/);
  expect(vi.mocked(logRefusal).mock.calls).toEqual([["pages' line", { address: "127.0.0.1" }]]);
});

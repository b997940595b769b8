// Whose turn a request takes, with a process that knows one code in the place of the pages'.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { startPagesProcess } from "./process";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
log.level = "silent";

const good = "-good_code-of-22-signs";
const junk = (nth: number) => `/join/${String(nth).padStart(22, "j")}`;

/** Knows one code, whose page it answers; whatever else is asked it keeps. */
const child = `
import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { dirname } from "node:path";
const path = process.argv[2];
const server = createServer((request, response) => {
  request.resume();
  if (/^.(join|join.team|reset).${good}$/.test(request.url)) response.end(request.method);
});
process.on("message", (message) => {
  if ("open" in message) {
    mkdirSync(dirname(path));
    server.listen(path, () => process.send({ isOpen: true }));
  } else if ("link" in message) process.send({ link: message.link, opens: message.code === "${good}" });
  else if ("close" in message) process.exit();
  else process.send({ isWell: true });
});
process.on("exit", () => rmSync(dirname(path), { recursive: true, force: true }));
process.on("disconnect", () => process.exit());`;

async function openPages() {
  const folder = mkdtempSync(join(tmpdir(), "rehearse-links-"));
  const file = join(folder, "pages.mjs");
  writeFileSync(file, child);
  const pages = startPagesProcess(pathToFileURL(file), { hear: () => undefined, trustProxy: false });
  await pages.open(env());
  const server = createServer(pages.serve).listen(0, "127.0.0.1");
  await once(server, "listening");
  const agent = new Agent();
  onTestFinished(async () => {
    agent.destroy();
    server.close().closeAllConnections();
    await pages.close();
    rmSync(folder, { recursive: true });
  });
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, method = "GET") => {
    const asked = request({ host: "127.0.0.1", port, agent, path, method, headers: { cookie: "lang=en" } });
    asked.on("error", () => undefined).end(method === "POST" ? "as=guest" : undefined);
    return asked;
  };
  return { server, ask };
}

test("whoever holds a good link comes before sixty of their address who hold none, with its page and with its form", async () => {
  const { server, ask } = await openPages();
  // No place is given on because time passes, and nobody is sent away.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  let came = 0;
  let answered = 0;
  const allCame = new Promise<void>((done) => server.on("request", () => ++came === 60 && done()));
  for (let nth = 0; nth < 60; nth++) ask(junk(nth)).on("response", () => answered++);
  await allCame;
  for (const place of ["join", "join/team", "reset"])
    for (const method of ["GET", "POST"]) {
      const [answer]: IncomingMessage[] = await once(ask(`/${place}/${good}`, method), "response");
      expect([answer?.statusCode, answer && (await text(answer))]).toEqual([200, method]);
    }
  expect(answered, "places that were free again").toBe(0);
});

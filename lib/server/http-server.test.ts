import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { closeDoors } from "./http-server";

test("the pages are closed once what they answer is there, and don't wait for rooms that hang", async () => {
  const said: string[] = [];
  const server = createServer((_, response) => {
    response.setHeader("connection", "close");
    setTimeout(() => response.end("a page", () => said.push("answered")), 100);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(server, "request");
  let end = () => {};
  const hangs = new Promise<void>((done) => (end = done));
  const closed = new Promise<void>((done) => {
    const live = { close: () => hangs };
    const pages = { close: async () => void said.push("pages closed") };
    void closeDoors(server, { live, pages }).then(done);
  });
  await expect.poll(() => said, { timeout: 10_000 }).toEqual(["answered", "pages closed"]);
  end();
  await closed;
  expect((await answer).status).toBe(200);
});

// What outlives a request and was made in it keeps all that the request knew.
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { queryObjects } from "node:v8";
import { expect, test } from "vitest";
import { openDatabase } from "./client";
import { useDatabase } from "./testing/database";

const { url } = useDatabase();

test("a connection is opened in nobody’s name, whoever needs it first", async () => {
  const request = new AsyncLocalStorage<string>();
  const openedBy: (string | undefined)[] = [];
  subscribe("net.client.socket", () => openedBy.push(request.getStore()));
  const fresh = openDatabase(url(), 1);
  await request.run("somebody", async () => void (await fresh.$client`select 1`));
  await fresh.$client.end();
  expect(openedBy).toEqual([undefined]);
});

test("while others wait for the database, nothing is kept of who waited first", async () => {
  class Asked {}
  const request = new AsyncLocalStorage<Asked>();
  const fresh = openDatabase(url(), 2);
  const first = new Promise<void>((done) => {
    request.run(new Asked(), () => void fresh.$client`select 1`.then(() => done()));
  });
  const others = Promise.all([fresh.$client`select pg_sleep(0.3)`]);
  await first;
  expect(queryObjects(Asked, { format: "count" })).toBe(0);
  await others;
  await fresh.$client.end();
});

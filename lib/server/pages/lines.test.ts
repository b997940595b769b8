import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { beforeEach, expect, test, vi } from "vitest";
import { charge, during, lineOf, noteSlow } from "./lines";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** Eight people who have all the places, and one behind them. */
async function openFull() {
  const line = lineOf(Object.assign(new IncomingMessage(new Socket()), { method: "GET", url: "/kits" }));
  const ends: (() => void)[] = [];
  const ask = (from: string) =>
    line.take({ from, address: from, isKnown: true }, () => new Promise<void>((done) => ends.push(done)));
  const all = Array.from({ length: 8 }, (_, nth) => ask(`person ${nth}`));
  const last = ask("the last").then(
    () => "had a turn",
    (error: { code: string }) => error.code,
  );
  await vi.advanceTimersByTimeAsync(2_000);
  const endAll = async () => {
    for (let left = ends.length; left > 0; left--) ends.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { all, last, endAll };
}

test("who waits behind a burst is answered, however long the others took", async () => {
  const { last, endAll } = await openFull();
  await endAll();
  await endAll();
  expect(await last).toBe("had a turn");
});

test("one request whose many queries are slow stops nobody", async () => {
  const { last, endAll } = await openFull();
  for (let nth = 0; nth < 20; nth++) noteSlow(100);
  await endAll();
  await endAll();
  expect(await last).toBe("had a turn");
});

test("where all who have a place wait for the database, nobody waits behind them", async () => {
  const { last, endAll } = await openFull();
  for (let nth = 0; nth < 8; nth++) noteSlow(nth);
  await endAll();
  expect(await last).toBe("rate_limited");
});

test.each([
  ["a page", "GET", "/kits"],
  ["a file", "GET", "/_next/static/a.js"],
  ["a document", "POST", "/questions/import/upload"],
])(
  "people of one address who asked without end rest before %s, and not others",
  async (_what, method, url) => {
    const line = lineOf(Object.assign(new IncomingMessage(new Socket()), { method, url }));
    const school = `school ${url}`;
    const begun: string[] = [];
    const ask = (from: string, address: string) =>
      line.take({ from, address, isKnown: true }, async () => void begun.push(from));
    let end = () => {};
    const works = new Promise<void>((done) => (end = done));
    const busy = ["ann", "bea", "cleo"].map((from) => during({ from, address: school }, works));
    for (let second = 0; second < 12; second++) {
      vi.advanceTimersByTime(1_000);
      charge(1_000);
    }
    end();
    await Promise.all(busy);
    const waits = ask("dora", school);
    await ask("eve", "elsewhere");
    expect(begun).toEqual(["eve"]);
    await vi.advanceTimersByTimeAsync(6_500);
    expect(begun).toContain("dora");
    await waits;
  },
);

test("of the files' places, too, an address leaves one to others, however many people it is", async () => {
  const url = "/_next/static/a.js";
  const line = lineOf(Object.assign(new IncomingMessage(new Socket()), { method: "GET", url }));
  const begun: string[] = [];
  let end = () => {};
  const works = new Promise<void>((done) => (end = done));
  const ask = (from: string, address: string) =>
    line.take({ from, address, isKnown: true }, () => {
      begun.push(address);
      return works;
    });
  const school = Array.from({ length: 9 }, (_, nth) => ask(`pupil ${nth}`, "school"));
  const elsewhere = ask("eve", "elsewhere");
  expect(begun).toEqual([...Array.from({ length: 7 }, () => "school"), "elsewhere"]);
  end();
  await Promise.all([...school, elsewhere]);
});

import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { beforeEach, expect, test, vi } from "vitest";
import { lineOf, noteSlow } from "./lines";

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

test("where all who have a place wait for the database, nobody waits behind them", async () => {
  const { last, endAll } = await openFull();
  for (let nth = 0; nth < 8; nth++) noteSlow();
  await endAll();
  expect(await last).toBe("rate_limited");
});

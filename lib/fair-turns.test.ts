import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished, vi } from "vitest";
import { withPatience } from "@/db/patience";
import { FairTurns, sharedTurns } from "./fair-turns";

const busy = { code: "rate_limited", message: expect.stringMatching(/Try again in \d+ seconds\.$/) };
type Options = ConstructorParameters<typeof FairTurns>[0];

/** Turns with work that ends when it is told to, and who had theirs. */
function open(options: Options = { mostWaiting: 4 }) {
  const clock = { now: 0 };
  const turns = new FairTurns(options, () => clock.now);
  const had: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (from: string, isKnown = false) =>
    turns.take({ from, isKnown }, () => {
      had.push(from);
      return new Promise<string>((done) => ends.push(() => done(from)));
    });
  const endOne = async () => {
    ends.shift()?.();
    await sleep(0);
  };
  return { clock, turns, had, ask, endOne };
}

it("does one at a time, and gives each caller what their work gave", async () => {
  const { had, ask, endOne } = open();
  const both = Promise.all([ask("a"), ask("b")]);
  expect(had).toEqual(["a"]);
  await endOne();
  expect(had).toEqual(["a", "b"]);
  await endOne();
  expect(await both).toEqual(["a", "b"]);
});

it("goes on after work that fails", async () => {
  const turns = new FairTurns({ mostWaiting: 4 });
  const failing = turns.take({ from: "a", isKnown: false }, () => Promise.reject(new Error("no")));
  const next = turns.take({ from: "b", isKnown: false }, async () => "done");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
});

it("takes turns between callers, however many one of them sent first; whoever is known comes before", async () => {
  const { had, ask, endOne } = open({ mostWaiting: 9 });
  for (const from of ["a", "a", "a", "a", "b"]) void ask(from);
  void ask("known", true);
  for (let left = 0; left < 6; left++) await endOne();
  expect(had).toEqual(["a", "known", "a", "b", "a", "a"]);
});

it("lets a full line's longest make room for somebody else, and says when to come back", async () => {
  const { had, ask, endOne } = open();
  void ask("a");
  const crowd = ["a", "a", "a", "a"].map((from) => ask(from).catch((error: unknown) => error));
  await expect(ask("a")).rejects.toMatchObject(busy);
  void ask("b");
  expect(await crowd.at(-1)).toMatchObject(busy);
  for (let left = 0; left < 5; left++) await endOne();
  expect(had).toEqual(["a", "a", "b", "a", "a"]);
});

it("refuses the last who comes where everybody in a full line has one", async () => {
  const { had, ask, endOne } = open({ mostWaiting: 2 });
  for (const from of ["a", "b", "c"]) void ask(from);
  await expect(ask("d")).rejects.toMatchObject(busy);
  for (let left = 0; left < 3; left++) await endOne();
  expect(had).toEqual(["a", "b", "c"]);
});

it("lets whoever leaves go from the line, and what they brought with them", async () => {
  const { turns, had, ask, endOne } = open({ mostWaiting: 1 });
  void ask("a");
  const leaving = new AbortController();
  const work = vi.fn();
  const left = turns.take({ from: "b", isKnown: false }, work, leaving.signal);
  leaving.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  await expect(turns.take({ from: "b", isKnown: false }, work, leaving.signal)).rejects.toThrow("gone");
  void ask("c"); // the line had room for one
  await endOne();
  expect([had, work.mock.calls]).toEqual([["a", "c"], []]);
});

it("never lets strangers fill the line of those who are known", async () => {
  const { had, ask, endOne } = open();
  void ask("a");
  for (const from of "bcdefgh") void ask(from).catch(() => undefined);
  void ask("known", true);
  await endOne();
  expect(had).toEqual(["a", "known"]);
});

it("sends away whoever would wait for too long", async () => {
  const { clock, ask, endOne } = open();
  void ask("a");
  const late = ask("b");
  clock.now = 3_001;
  void endOne();
  await expect(late).rejects.toMatchObject(busy);
});

it("lets strangers in at a pace, and whoever is known at once", async () => {
  vi.useFakeTimers();
  const turns = new FairTurns({ mostWaiting: 9, pace: { burst: 2, refillMs: 100 } }, () => Date.now());
  const had: string[] = [];
  const ask = (from: string, isKnown: boolean) =>
    void turns.take({ from, isKnown }, async () => {
      had.push(from);
    });
  for (const from of "abcd") ask(from, false);
  await vi.advanceTimersByTimeAsync(0);
  expect(had).toEqual(["a", "b"]);
  ask("known", true);
  await vi.advanceTimersByTimeAsync(99);
  expect(had).toEqual(["a", "b", "known"]);
  await vi.advanceTimersByTimeAsync(101);
  expect(had).toEqual(["a", "b", "known", "c", "d"]);
  vi.useRealTimers();
});

it("lets a place rest, while others go at once", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let restedAt = 0;
  const restMs = ({ from }: { from: string }) => (from === "a" ? Math.max(0, restedAt - Date.now()) : 0);
  const turns = new FairTurns({ atOnce: 2, restMs }, () => Date.now());
  const had: string[] = [];
  const ask = (from: string) => void turns.take({ from, isKnown: true }, async () => void had.push(from));
  restedAt = Date.now() + 100;
  ask("a");
  ask("b");
  expect(had).toEqual(["b"]);
  await vi.advanceTimersByTimeAsync(99);
  expect(had).toEqual(["b"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(had).toEqual(["b", "a"]);
});

it("shares turns by name across copies of the module", () => {
  expect(sharedTurns("here", { mostWaiting: 1 })).toBe(sharedTurns("here", { mostWaiting: 9 }));
  expect(sharedTurns("here", { mostWaiting: 1 })).not.toBe(sharedTurns("there", { mostWaiting: 1 }));
});

it("has so many at once under way, and of each place no more than its part", async () => {
  const { had, ask, endOne } = open({ mostWaiting: 9, atOnce: 3, ofEach: 2 });
  for (const from of ["a", "a", "a", "a"]) void ask(from);
  expect(had).toEqual(["a", "a"]);
  void ask("b");
  void ask("b");
  expect(had).toEqual(["a", "a", "b"]);
  await endOne();
  expect(had).toEqual(["a", "a", "b", "a"]);
  await endOne();
  expect(had).toEqual(["a", "a", "b", "a", "b"]);
});

it("does each in the name of who asked, so that what it waits for counts against nobody else’s time", async () => {
  const request = new AsyncLocalStorage<string>();
  const turns = new FairTurns({});
  const ask = (from: string) =>
    request.run(from, () => turns.take({ from, isKnown: true }, async () => request.getStore()));
  expect(await Promise.all([ask("ann"), ask("ben"), ask("cleo")])).toEqual(["ann", "ben", "cleo"]);
});

it("sends away whoever waits for too long, though nobody comes or goes", async () => {
  vi.useFakeTimers();
  const turns = new FairTurns({ longestMs: 1_000 }, () => Date.now());
  void turns.take({ from: "a", isKnown: true }, () => new Promise(() => undefined));
  const late = expect(turns.take({ from: "b", isKnown: true }, async () => "b")).rejects.toMatchObject(busy);
  await vi.advanceTimersByTimeAsync(1_001);
  await late;
  vi.useRealTimers();
});

it("keeps one timer however many wait, in the name of none of them", async () => {
  vi.useFakeTimers();
  const request = new AsyncLocalStorage<string>();
  const names: (string | undefined)[] = [];
  const setTimer = setTimeout;
  vi.spyOn(globalThis, "setTimeout").mockImplementation((...given) => {
    names.push(request.getStore());
    return setTimer(...given);
  });
  const turns = new FairTurns({ pace: { burst: 2, refillMs: 100 } }, () => Date.now());
  const ask = (from: string) =>
    request.run(from, () => turns.take({ from, isKnown: false }, async () => from));
  const all = Promise.all([..."abcdef"].map(ask));
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(400);
  expect(await all).toEqual([..."abcdef"]);
  expect(vi.getTimerCount()).toBe(0);
  expect(new Set(names)).toEqual(new Set([undefined]));
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Who had turns for work that never ends, and who was refused. */
function openForever(options: Options) {
  const turns = new FairTurns(options, () => Date.now());
  const had: string[] = [];
  const ask = (from: string, { address = "", isKnown = true } = {}) => {
    const work = () => {
      had.push(from);
      return new Promise(() => undefined);
    };
    return turns.take({ from, address, isKnown }, work).catch(() => had.push(`not ${from}`));
  };
  return { had, ask };
}
const [there, here] = [{ address: "there" }, { address: "here" }];

it("gives no address all places, however many people it is, nor the line", async () => {
  const { had, ask } = openForever({ atOnce: 4, ofEach: 2, ofAddress: 2, mostWaiting: 3 });
  for (const from of ["a", "b", "c", "d", "e"]) void ask(from, there);
  const last = ask("f", there);
  for (const from of ["g", "h"]) void ask(from, here);
  await last;
  expect(had).toEqual(["a", "b", "g", "h", "not f"]);
});

it("makes room in a full line at the address that has most in it", async () => {
  const { had, ask } = openForever({ mostWaiting: 3 });
  for (const from of ["a", "b", "c"]) void ask(from, there);
  const last = ask("d", there);
  void ask("e", here);
  await last;
  expect(had).toEqual(["a", "not d"]);
});

it("says that somebody waits only where they do", () => {
  const { ask } = openForever({ atOnce: 2, ofEach: 1 });
  const onWait = vi.fn();
  const told = ["a", "a", "b"].map((from) => {
    withPatience(3_000, () => void ask(from), { onWait });
    return onWait.mock.calls.length;
  });
  expect(told).toEqual([0, 1, 1]);
});

it("spends nothing of the pace on a stranger who may not begin yet", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { had, ask } = openForever({ atOnce: 2, ofEach: 1, pace: { burst: 2, refillMs: 1_000 } });
  for (const from of ["a", "a", "b"]) void ask(from, { isKnown: false });
  expect(had).toEqual(["a", "b"]);
});

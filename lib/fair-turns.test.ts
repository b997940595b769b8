import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
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
  return { clock, had, ask, endOne };
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

it("shares turns by name across copies of the module", () => {
  expect(sharedTurns("here", { mostWaiting: 1 })).toBe(sharedTurns("here", { mostWaiting: 9 }));
  expect(sharedTurns("here", { mostWaiting: 1 })).not.toBe(sharedTurns("there", { mostWaiting: 1 }));
});

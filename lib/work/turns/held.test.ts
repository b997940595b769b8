import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Gate, type Ticket } from "./gate";
import { isTurn, limits, who } from "./testing";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

test("however many teams keep the places busy, one that had little begins at once; without it they aren't held up", async () => {
  let now = 0;
  const gate = new Gate({ ...limits, atOnce: 2, share: { of: 0.1, burstMs: 1e9, lightMs: 500 } }, () => now);
  const busy = ["a", "b", "c"];
  let under = busy.map((team) => gate.enter(who(team)));
  for (let round = 0; round < 6; round++) {
    now += 1_500;
    const next = busy.map((team) => gate.enter(who(team)));
    for (const ticket of under) ticket.leave();
    under = next;
  }
  const other = gate.enter(who("d"));
  expect(await isTurn(other)).toBe(true);
  other.leave();
  now += 60_000;
  const later = busy.map((team) => gate.enter(who(team)));
  for (const ticket of under) ticket.leave();
  expect((await Promise.all(later.map(isTurn))).filter(Boolean)).toHaveLength(2);
});

test("whoever held places for longer than their share rests before the next, and so do the other teams of their address", async () => {
  const gate = new Gate({
    ...limits,
    atOnce: 3,
    share: { of: 0.5, burstMs: 1_000, addressBurstMs: 1_000, lightMs: 1e9 },
  });
  const enter = (teamId: string, address?: string) => gate.enter({ ...who(teamId), address });
  const long = enter("a", "one");
  vi.advanceTimersByTime(2_000);
  long.leave();
  const [again, neighbour, other] = [enter("a", "two"), enter("b", "one"), enter("c", "two")];
  expect(await Promise.all([again, neighbour, other].map(isTurn))).toEqual([false, false, true]);
  other.leave();
  vi.advanceTimersByTime(1_999);
  expect(await isTurn(again)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await Promise.all([again, neighbour].map(isTurn))).toEqual([true, true]);
});

test("teams of one address that rested until the same moment begin one after the other", async () => {
  const share = { of: 0.5, burstMs: 1_000, addressBurstMs: 1_000, lightMs: 1e9 };
  const gate = new Gate({ ...limits, atOnce: 3, share });
  const enter = (team: string) => gate.enter({ ...who(team), address: "one" });
  const long = enter("a");
  vi.advanceTimersByTime(2_000);
  long.leave();
  const [first, second] = [enter("b"), enter("c")];
  vi.advanceTimersByTime(2_000);
  expect(await Promise.all([first, second].map(isTurn))).toEqual([true, false]);
  first.leave();
  expect(await isTurn(second)).toBe(true);
});

/** It begins when so much time has passed, though nobody leaves or enters. */
async function beginsAlone({ waits, after }: { waits: Ticket; after: number }) {
  vi.advanceTimersByTime(after - 1);
  expect(await isTurn(waits)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await isTurn(waits)).toBe(true);
}

test("the second of one address that rested begins a moment after the first, which stays", async () => {
  const share = { of: 0.5, burstMs: 1_000, addressBurstMs: 1_000, lightMs: 1e9 };
  const gate = new Gate({ ...limits, atOnce: 3, share });
  const enter = (team: string) => gate.enter({ ...who(team), address: "one" });
  const long = enter("a");
  vi.advanceTimersByTime(2_000);
  long.leave();
  const [first, second] = [enter("b"), enter("c")];
  vi.advanceTimersByTime(2_000);
  expect(await isTurn(first)).toBe(true);
  await beginsAlone({ waits: second, after: 100 });
});

test("whoever had too much for the last place has it once that counts as little, though the others stay", async () => {
  const gate = new Gate({ ...limits, atOnce: 2, share: { of: 0.5, burstMs: 3_000, lightMs: 2_000 } });
  const long = gate.enter(who("a"));
  vi.advanceTimersByTime(2_500);
  long.leave();
  gate.enter(who("b"));
  await beginsAlone({ waits: gate.enter(who("a")), after: 1_000 });
});

test("where addresses have no share, a team that has just rested waits for none of its neighbours", async () => {
  const gate = new Gate({ ...limits, atOnce: 3, share: { of: 0.5, burstMs: 1_000, lightMs: 1e9 } });
  const enter = (team: string) => gate.enter({ ...who(team), address: "one" });
  const long = enter("a");
  vi.advanceTimersByTime(2_000);
  long.leave();
  enter("b");
  await beginsAlone({ waits: enter("a"), after: 2_000 });
});

test("two hundred people of one office who each look once have their turns one after the other, and nobody rests", async () => {
  const gate = new Gate({ ...limits, atOnce: 2, share: { of: 0.4, burstMs: 3_000, lightMs: 2_000 } });
  const office = Array.from({ length: 200 }, (_, nth) =>
    gate.enter({ ...who(`team ${nth}`), address: "office" }),
  );
  for (let at = 0; at < office.length; at += 2) {
    const two = office.slice(at, at + 2);
    expect(await Promise.all(two.map(isTurn))).toEqual([true, true]);
    vi.advanceTimersByTime(100);
    for (const one of two) one.leave();
  }
});

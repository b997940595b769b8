import { beforeEach, describe, expect, it, vi } from "vitest";
import { createAutosave } from "./autosave";
import type { Kept, SaveOutcome, Written } from "./written";

const letGo = vi.fn();
type Call = {
  value: string;
  baseRevision: number;
  opId: string;
  answer(outcome: SaveOutcome<string>): Promise<void>;
};

function setUp(initial = { value: "", revision: 0, savedAtMs: null as number | null }, isFinal = false) {
  const calls: Call[] = [];
  const kept: (Kept<string> | null)[] = [];
  const refused: string[] = [];
  const states: Written<string>["state"][] = [];
  let ids = 0;
  const autosave = createAutosave<string>({
    initial,
    isFinal,
    save: (args) =>
      new Promise((resolve) => {
        calls.push({
          ...args,
          async answer(outcome) {
            resolve(outcome);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    async keep(value, isRefused) {
      kept.push(value);
      if (value && isRefused) refused.push(value.value);
      return "for a day";
    },
    check: (value) => (value.length > 20 ? "too long" : null),
    onChange: ({ state }) => states.push(state),
    newId: () => `op-${++ids}`,
    timers: {
      set: (run, ms) => setTimeout(run, ms),
      clear: (timer) => clearTimeout(timer),
    },
  });
  const call = (index: number) => {
    const one = calls[index];
    if (!one) throw new Error(`no save number ${index}`);
    return one;
  };
  return { autosave, calls, call, kept, refused, states };
}

const saved = (revision: number): SaveOutcome<string> => ({ kind: "saved", revision, savedAtMs: 1000 });

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe("autosave", () => {
  it("saves once after a rest, on the revision it knows", async () => {
    const { autosave, call, calls, kept } = setUp({ value: "a", revision: 3, savedAtMs: 1 });
    autosave.edit("ab");
    vi.advanceTimersByTime(500);
    autosave.edit("abc");
    vi.advanceTimersByTime(599);
    expect(calls).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(calls).toMatchObject([{ value: "abc", baseRevision: 3 }]);
    await call(0).answer(saved(4));
    expect(autosave.written()).toMatchObject({ state: "saved", revision: 4 });
    expect(kept.at(-1)).toBeNull();
  });

  it("doesn't wait for a rest longer than its maximum", () => {
    const { autosave, calls } = setUp();
    for (let typed = 0; typed < 10; typed += 1) {
      autosave.edit("x".repeat(typed + 1));
      vi.advanceTimersByTime(450);
    }
    expect(calls).toHaveLength(1);
  });

  it("has one save in flight, and sends what was typed meanwhile afterwards", async () => {
    const { autosave, call, calls } = setUp();
    autosave.edit("one");
    autosave.flush();
    autosave.edit("one two");
    vi.advanceTimersByTime(10_000);
    expect(calls).toHaveLength(1);
    await call(0).answer(saved(1));
    expect(calls[1]).toMatchObject({ value: "one two", baseRevision: 1 });
  });

  it("sends a save in doubt again under its own name, then the newer text", async () => {
    const { autosave, call, calls } = setUp();
    autosave.edit("one");
    autosave.flush();
    await call(0).answer({ kind: "unreachable" });
    expect(autosave.written().state).toBe("offline");
    autosave.edit("one two");
    autosave.reconnected();
    expect(calls[1]).toMatchObject({ value: "one", opId: call(0).opId, baseRevision: 0 });
    await call(1).answer(saved(1));
    expect(calls[2]).toMatchObject({ value: "one two", baseRevision: 1 });
  });

  it("keeps unsent text until it is acknowledged", async () => {
    const { autosave, call, kept } = setUp();
    autosave.edit("mine");
    expect(kept).toEqual([{ value: "mine", baseRevision: 0 }]);
    autosave.flush();
    await call(0).answer({ kind: "unreachable" });
    expect(kept.at(-1)).not.toBeNull();
  });

  it("keeps both texts on a conflict and saves only what the author chose", async () => {
    const { autosave, call, calls } = setUp({ value: "base", revision: 1, savedAtMs: 1 });
    autosave.edit("mine");
    autosave.flush();
    await call(0).answer({ kind: "conflict", value: "theirs", revision: 2 });
    expect(autosave.written()).toMatchObject({
      state: "conflict",
      value: "mine",
      theirs: { value: "theirs" },
    });
    autosave.edit("mine, more");
    vi.advanceTimersByTime(10_000);
    expect(calls).toHaveLength(1);
    autosave.resolve("theirs\nmine, more");
    expect(calls[1]).toMatchObject({ value: "theirs\nmine, more", baseRevision: 2 });
  });

  it("takes its own text for its acknowledgement where that was lost and the text is heard of otherwise", async () => {
    const { autosave, call, calls } = setUp();
    autosave.edit("one");
    autosave.flush();
    await call(0).answer({ kind: "unreachable" });
    autosave.edit("one two");
    autosave.heard("one", 1, 5);
    expect(autosave.written()).toMatchObject({ value: "one two", revision: 1, theirs: null });
    expect(calls[1]).toMatchObject({ value: "one two", baseRevision: 1, opId: "op-2" });
    await call(1).answer(saved(2));
    expect(autosave.written()).toMatchObject({ state: "saved", revision: 2 });
  });

  it("adopts another tab's text when clean, and never over unsaved words", () => {
    const { autosave } = setUp({ value: "base", revision: 1, savedAtMs: 1 });
    autosave.heard("from the other tab", 2, 5);
    expect(autosave.written()).toMatchObject({ value: "from the other tab", revision: 2, state: "saved" });
    autosave.edit("mine");
    autosave.heard("again", 3, 6);
    expect(autosave.written()).toMatchObject({
      value: "mine",
      state: "conflict",
      theirs: { value: "again", revision: 3 },
    });
  });

  it("takes the save that was under way when the page closed for its own, not for somebody's version", async () => {
    const before = setUp();
    before.autosave.edit("pasted");
    before.autosave.flush();
    before.autosave.edit("pasted, and more");
    const kept = before.kept.at(-1);
    if (!kept) throw new Error("nothing was kept");
    const after = setUp({ value: "pasted", revision: 1, savedAtMs: 1 });
    after.autosave.restore({ ...kept, letGo });
    expect(after.autosave.written()).toMatchObject({ value: "pasted, and more", theirs: null });
    expect(after.calls).toMatchObject([{ value: "pasted, and more", baseRevision: 1 }]);
    const other = setUp({ value: "written elsewhere", revision: 1, savedAtMs: 1 });
    other.autosave.restore({ ...kept, letGo });
    expect(other.autosave.written().theirs?.value).toBe("written elsewhere");
  });

  it("restores kept text: on its base it is sent, on another base both are shown", () => {
    const onBase = setUp({ value: "base", revision: 1, savedAtMs: 1 });
    onBase.autosave.restore({ value: "before the crash", baseRevision: 1, letGo });
    expect(onBase.calls[0]).toMatchObject({ value: "before the crash", baseRevision: 1 });
    const moved = setUp({ value: "newer", revision: 2, savedAtMs: 1 });
    moved.autosave.restore({ value: "before the crash", baseRevision: 1, letGo });
    expect(moved.calls).toHaveLength(0);
    expect(moved.autosave.written()).toMatchObject({ state: "conflict", theirs: { value: "newer" } });
  });

  it("refuses too long a text in words, keeps it, and saves once it fits", () => {
    const { autosave, calls, kept } = setUp();
    autosave.edit("x".repeat(21));
    vi.advanceTimersByTime(10_000);
    expect(calls).toHaveLength(0);
    expect(autosave.written()).toMatchObject({ state: "refused", problem: "too long" });
    expect(kept.at(-1)?.value).toHaveLength(21);
    autosave.edit("x".repeat(20));
    autosave.flush();
    expect(calls).toHaveLength(1);
  });

  it("after a conflict sends what was chosen, not what was under way before it", async () => {
    const { autosave, call, calls } = setUp({ value: "a", revision: 1, savedAtMs: 1 });
    autosave.edit("mine");
    vi.advanceTimersByTime(600);
    await call(0).answer({ kind: "unreachable" });
    autosave.heard("theirs", 2, 5);
    expect(autosave.written()).toMatchObject({ state: "conflict", theirs: { value: "theirs", revision: 2 } });
    autosave.resolve("both");
    expect(calls.at(-1)).toMatchObject({ value: "both", baseRevision: 2, opId: "op-2" });
  });

  it("shows both where something was typed before what was kept came back", async () => {
    const { autosave, calls } = setUp({ value: "a", revision: 1, savedAtMs: 1 });
    autosave.edit("typed");
    autosave.restore({ value: "kept", baseRevision: 1, letGo });
    expect(autosave.written()).toMatchObject({
      value: "typed",
      state: "conflict",
      theirs: { value: "kept", revision: 1 },
    });
    vi.advanceTimersByTime(10_000);
    expect(calls).toHaveLength(0);
    autosave.resolve("typed");
    expect(calls).toMatchObject([{ value: "typed", baseRevision: 1 }]);
  });

  it("keeps what the server refused, as what nobody needs to be warned of", async () => {
    const { autosave, call, refused } = setUp();
    autosave.edit("late");
    autosave.flush();
    await call(0).answer({ kind: "refused", message: "It is submitted." });
    expect(autosave.written()).toMatchObject({ state: "refused", value: "late" });
    expect(refused).toEqual(["late"]);
  });

  it("once final takes and sends nothing; what was kept stands beside it until it is thrown away", () => {
    const { autosave, calls, kept, refused } = setUp({ value: "submitted", revision: 3, savedAtMs: 1 }, true);
    autosave.edit("changed");
    autosave.restore({ value: "late", baseRevision: 2, letGo });
    vi.advanceTimersByTime(10_000);
    expect(autosave.written()).toMatchObject({ state: "saved", value: "submitted", rejected: "late" });
    expect([calls, refused]).toEqual([[], ["late"]]);
    autosave.discard();
    expect(autosave.written().rejected).toBeNull();
    expect(kept.at(-1)).toBeNull();
  });
});

// Several texts that earlier pages kept for one field: each has its turn, and none is let go of unseen.
import { beforeEach, expect, test, vi } from "vitest";
import { createAutosave } from "./autosave";
import type { Kept, SaveOutcome } from "./written";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function setUp() {
  const answers: ((outcome: SaveOutcome<string>) => void)[] = [];
  const kept: (Kept<string> | null)[] = [];
  const autosave = createAutosave<string>({
    initial: { value: "", revision: 0, savedAtMs: null },
    save: () => new Promise((resolve) => answers.push(resolve)),
    async keep(value) {
      kept.push(value);
      return "for a day";
    },
    onChange: () => {},
    newId: () => "op",
    timers: { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer) },
  });
  const answer = async (outcome: SaveOutcome<string>) => {
    answers.shift()?.(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { autosave, kept, answer };
}

const saved = (revision: number): SaveOutcome<string> => ({ kind: "saved", revision, savedAtMs: 1 });

test("the second of two waits for the first to be saved, and then both are shown", async () => {
  const { autosave, kept, answer } = setUp();
  const [one, two] = [vi.fn(), vi.fn()];
  autosave.restore({ value: "K-ONE", baseRevision: 0, letGo: one });
  autosave.restore({ value: "K-TWO", baseRevision: 0, letGo: two });
  expect(kept).toEqual([{ value: "K-ONE", baseRevision: 0 }]);
  expect(one).toHaveBeenCalled();
  expect(two).not.toHaveBeenCalled();
  await answer(saved(1));
  expect(autosave.written()).toMatchObject({ value: "K-TWO", state: "conflict", theirs: { value: "K-ONE" } });
  expect(kept.at(-1)).toEqual({ value: "K-TWO", baseRevision: 0 });
  expect(two).toHaveBeenCalled();
});

test("one that equals what was saved is let go of, and the next has its turn", async () => {
  const { autosave, kept, answer } = setUp();
  const [same, other] = [vi.fn(), vi.fn()];
  autosave.restore({ value: "one", baseRevision: 0, letGo: vi.fn() });
  autosave.restore({ value: "one", baseRevision: 0, letGo: same });
  autosave.restore({ value: "other", baseRevision: 0, letGo: other });
  expect(same).toHaveBeenCalled();
  await answer(saved(1));
  expect(autosave.written()).toMatchObject({ value: "other", state: "conflict" });
  expect(kept.at(-1)).toEqual({ value: "other", baseRevision: 0 });
});

test("one that stands beside fresh words stays kept until the choice, also where a third text comes between", async () => {
  const { autosave, answer } = setUp();
  const letGo = vi.fn();
  autosave.edit("fresh");
  autosave.restore({ value: "kept", baseRevision: 0, letGo });
  autosave.heard("from elsewhere", 1, 5);
  expect(autosave.written().theirs).toEqual({ value: "from elsewhere", revision: 1 });
  autosave.resolve("fresh and elsewhere");
  expect(letGo).not.toHaveBeenCalled();
  await answer(saved(2));
  expect(autosave.written()).toMatchObject({
    value: "kept",
    state: "conflict",
    theirs: { value: "fresh and elsewhere", revision: 2 },
  });
});

test("what an earlier page kept and can't be saved is refused in the same words, and not sent; shortened it is", async () => {
  const save = vi.fn(async () => saved(1));
  const autosave = createAutosave<string>({
    initial: { value: "", revision: 0, savedAtMs: null },
    save,
    keep: async () => "for a day",
    check: (value) => (value.length > 5 ? "Shorten it." : null),
    onChange: () => {},
    newId: () => "op",
    timers: { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer) },
  });
  autosave.restore({ value: "much too long", baseRevision: 0, letGo: vi.fn() });
  autosave.flush();
  autosave.reconnected();
  expect(save).not.toHaveBeenCalled();
  expect(autosave.written()).toMatchObject({
    value: "much too long",
    state: "refused",
    problem: "Shorten it.",
  });
  autosave.edit("short");
  autosave.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(autosave.written()).toMatchObject({ value: "short", state: "saved" });
});

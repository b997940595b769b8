import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAutosaves } from "./autosaves";
import type { SaveOutcome } from "./written";

const keepUnsent = vi.hoisted(() => vi.fn(async (..._: unknown[]) => "for a day"));
/** What other pages left, each at once with its end. */
const left = vi.hoisted(() => [] as { name: string; value: unknown }[]);
const ends = vi.hoisted(() => [] as (() => void)[]);
const storage = vi.hoisted(() => ({ isRefused: false }));
vi.mock("./kept/outbox", () => ({
  createOutbox: () => ({
    keep: keepUnsent,
    async claim() {
      if (storage.isRefused) return [];
      return left.splice(0).map((found) => ({ ...found, letGo: () => {} }));
    },
    untilLeft: (_: unknown, signal: AbortSignal) =>
      new Promise((tell, fail) => {
        if (storage.isRefused) fail(new Error("InvalidStateError"));
        signal.addEventListener("abort", () => tell(false));
        ends.push(() => tell(true));
      }),
  }),
}));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const sent: string[] = [];
  const answers: SaveOutcome<string>[] = [];
  const texts = createAutosaves<string>({
    name: "note/",
    empty: "",
    initial: {},
    async save({ value }) {
      sent.push(value);
      return answers.shift() ?? { kind: "unreachable" };
    },
  });
  return { texts, sent, answers };
}

test("what found nobody is tried again by itself", async () => {
  const { texts, sent } = setUp();
  texts.edit("a", "words");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.length).toBeGreaterThan(2);
});

test("once the page is left, it is sent once more and then stays in the browser", async () => {
  const { texts, sent } = setUp();
  texts.edit("a", "words");
  await vi.advanceTimersByTimeAsync(600);
  expect(sent).toHaveLength(1);
  texts.leave();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(2);
  expect(keepUnsent).not.toHaveBeenCalledWith("note/a", null);
});

test("what was typed while a save was under way is sent after it, also once the page is left", async () => {
  const { texts, sent, answers } = setUp();
  const saved = { kind: "saved", savedAtMs: 1 } as const;
  answers.push({ ...saved, revision: 1 }, { ...saved, revision: 2 });
  texts.edit("a", "one");
  texts.flush();
  texts.edit("a", "one two");
  texts.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(["one", "one two"]);
  expect(keepUnsent.mock.lastCall?.slice(0, 2)).toEqual(["note/a", null]);
});

test("it is said that a text is kept once its newest words are, and where, until the server has it", async () => {
  const { texts, answers } = setUp();
  const told: ((keeping: string) => void)[] = [];
  keepUnsent.mockImplementation(() => new Promise((tell) => told.push(tell)));
  const keepingAfter = async (index: number, keeping: string) => {
    told[index]?.(keeping);
    await vi.advanceTimersByTimeAsync(0);
    return texts.get("a").keeping;
  };
  texts.edit("a", "one");
  texts.edit("a", "one two");
  expect(await keepingAfter(0, "for a day")).toBeNull();
  expect(await keepingAfter(1, "for a day")).toBe("for a day");
  texts.edit("a", "one two three");
  expect(await keepingAfter(2, "nowhere")).toBe("nowhere");
  answers.push({ kind: "saved", revision: 1, savedAtMs: 1 });
  texts.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(texts.get("a")).toMatchObject({ state: "saved", keeping: null });
  keepUnsent.mockImplementation(async () => "for a day");
});

test("many edits while nobody is found try again as often as one", async () => {
  const { texts, sent } = setUp();
  for (const value of ["w", "wo", "wor", "word"]) {
    texts.edit("a", value);
    await vi.advanceTimersByTimeAsync(700);
  }
  sent.length = 0;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(sent.length).toBeLessThanOrEqual(10);
});

test("a tab that is closed later leaves its text to this one", async () => {
  const { texts } = setUp();
  await texts.restore();
  expect(texts.get("a").value).toBe("");
  left.push({ name: "note/a", value: { value: "typed in the other", baseRevision: 0 } });
  ends.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(texts.get("a").value).toBe("typed in the other");
});

test("one that was opened since and is closed by now does so once the line is back; not to a page that is left", async () => {
  const { texts } = setUp();
  await texts.restore();
  left.push({ name: "note/a", value: { value: "typed in the later one", baseRevision: 0 } });
  texts.reconnected();
  await vi.advanceTimersByTimeAsync(0);
  expect(texts.get("a").value).toBe("typed in the later one");
  texts.leave();
  left.push({ name: "note/b", value: { value: "typed later still", baseRevision: 0 } });
  texts.reconnected();
  await vi.advanceTimersByTimeAsync(0);
  expect(texts.get("b").value).toBe("");
  left.length = 0;
});

test("where the browser refuses its storage, what is typed is saved all the same", async () => {
  storage.isRefused = true;
  const unheard = vi.fn();
  process.on("unhandledRejection", unheard);
  const { texts, sent } = setUp();
  await texts.restore();
  texts.edit("a", "words");
  texts.flush();
  vi.useRealTimers();
  await vi.waitUntil(() => sent.length > 0, { timeout: 10_000 });
  process.off("unhandledRejection", unheard);
  expect(unheard).not.toHaveBeenCalled();
  storage.isRefused = false;
});

test("a page that is come back to tries again", async () => {
  const { texts, sent } = setUp();
  texts.edit("a", "words");
  texts.leave();
  await texts.restore();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.length).toBeGreaterThan(1);
});

test("what is saved while the page is being left stays for the next one, which may have been read before, until it turns out that it isn't", async () => {
  const { texts, answers } = setUp();
  answers.push({ kind: "saved", revision: 1, savedAtMs: 1 });
  keepUnsent.mockClear();
  texts.edit("a", "words");
  texts.prepareLeaving();
  texts.flush();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(texts.get("a").state).toBe("saved");
  expect(keepUnsent).not.toHaveBeenCalledWith("note/a", null);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keepUnsent).toHaveBeenCalledWith("note/a", null);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAutosaves } from "./autosaves";
import type { SaveOutcome } from "./written";

const keepUnsent = vi.hoisted(() => vi.fn());
vi.mock("./outbox", () => ({ createOutbox: () => ({ keep: keepUnsent, claim: async () => [] }) }));
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
  expect(keepUnsent).toHaveBeenLastCalledWith("note/a", null);
});

test("a page that is come back to tries again", async () => {
  const { texts, sent } = setUp();
  texts.edit("a", "words");
  texts.leave();
  await texts.restore();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.length).toBeGreaterThan(1);
});

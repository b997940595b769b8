import { beforeEach, expect, it, vi } from "vitest";
import { againMs, createPreview, type Rendered, restMs } from "./preview-loop";

type Call = { text: string; answer(rendered: Rendered): Promise<void> };

function setUp() {
  const calls: Call[] = [];
  const shown: Rendered[] = [];
  const preview = createPreview({
    rendered: "a",
    render: (text) =>
      new Promise((resolve) => {
        calls.push({
          text,
          async answer(rendered) {
            resolve(rendered);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    onRendered: (rendered) => shown.push(rendered),
    timers: { set: setTimeout, clear: clearTimeout },
  });
  return { preview, calls, shown };
}
const refused = (message: string, isPassing: boolean): Rendered => ({ ok: false, message, isPassing });
const html = (text: string): Rendered => ({ ok: true, html: text });

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

it("asks once after a rest, and never for the text that is shown already", () => {
  const { preview, calls } = setUp();
  preview.edit("ab");
  vi.advanceTimersByTime(restMs - 1);
  preview.edit("abc");
  vi.advanceTimersByTime(restMs - 1);
  expect(calls).toHaveLength(0);
  vi.advanceTimersByTime(1);
  expect(calls.map(({ text }) => text)).toEqual(["abc"]);
  const { preview: other, calls: none } = setUp();
  other.edit("a");
  vi.advanceTimersByTime(restMs);
  expect(none).toHaveLength(0);
});

it("has one request under way, then asks for the newest text alone", async () => {
  const { preview, calls, shown } = setUp();
  for (const text of ["ab", "abc", "abcd"]) {
    preview.edit(text);
    vi.advanceTimersByTime(restMs);
  }
  expect(calls.map(({ text }) => text)).toEqual(["ab"]);
  await calls[0]?.answer(html("1"));
  expect(calls.map(({ text }) => text)).toEqual(["ab", "abcd"]);
  await calls[1]?.answer(html("2"));
  expect(shown).toEqual([html("1"), html("2")]);
  expect(calls).toHaveLength(2);
});

it("says why nothing came just now, and tries again by itself", async () => {
  const { preview, calls, shown } = setUp();
  preview.edit("ab");
  vi.advanceTimersByTime(restMs);
  const tooMuch = refused("Too much was asked for. Wait a few seconds.", true);
  await calls[0]?.answer(tooMuch);
  expect(shown).toEqual([tooMuch]);
  vi.advanceTimersByTime(againMs);
  await calls[1]?.answer(html("3"));
  expect(calls.map(({ text }) => text)).toEqual(["ab", "ab"]);
  expect(shown.at(-1)).toEqual(html("3"));
});

it("doesn’t ask again for a text that was refused", async () => {
  const { preview, calls, shown } = setUp();
  preview.edit("ab");
  vi.advanceTimersByTime(restMs);
  const tooDeep = refused("Nested too deeply.", false);
  await calls[0]?.answer(tooDeep);
  vi.advanceTimersByTime(againMs * 2);
  expect(calls).toHaveLength(1);
  expect(shown).toEqual([tooDeep]);
});

it("asks for nothing after it was stopped", () => {
  const { preview, calls } = setUp();
  preview.edit("ab");
  preview.stop();
  vi.advanceTimersByTime(restMs * 2);
  expect(calls).toHaveLength(0);
  preview.edit("abc");
  vi.advanceTimersByTime(restMs);
  preview.stop();
  void calls[0]?.answer(refused("Too much was asked for.", true));
  vi.advanceTimersByTime(againMs * 2);
  expect(calls).toHaveLength(1);
});

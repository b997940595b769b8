import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SaveLine } from "./save-line";
import type { Written } from "./written";

const line = (
  state: Written<string>["state"],
  isLineDown: boolean,
  keeping: Written<string>["keeping"] = "for a day",
) => {
  const written = {
    value: "a",
    state,
    keeping,
    revision: 1,
    savedAtMs: null,
    problem: null,
    theirs: null,
    rejected: null,
  };
  return renderToStaticMarkup(<SaveLine written={written} isLineDown={isLineDown} />).replace(/<[^>]*>/g, "");
};

test.each(["saving", "unsaved", "offline"] as const)(
  "while the line is down, what is %s is kept here",
  (state) => {
    expect(line(state, true)).toBe("Offline. Kept in this browser until the line is back");
  },
);

test("while the line is fine, what waits for another reason isn't told to wait for it", () => {
  expect(line("offline", false)).toBe("Kept in this browser");
});

test("it is said to be kept once it is, and where; what the browser can't keep is called so", () => {
  expect(
    [null, "in this tab" as const, "nowhere" as const].map((keeping) => line("offline", true, keeping)),
  ).toEqual([
    "Offline. Not saved yet",
    "Offline. Kept in this tab",
    "Offline. Only on this page: don’t close it",
  ]);
  expect(line("offline", false, null)).toBe("Not saved yet");
});

test("what is saved stays so, and what was refused or met another text says that", () => {
  expect(["saved", "refused", "conflict"].map((state) => line(state as "saved", true))).toEqual([
    "Saved",
    "Not saved",
    "Two versions",
  ]);
  expect([line("saving", false), line("unsaved", false)]).toEqual(["Saving…", "Not saved yet"]);
});

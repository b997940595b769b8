import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { KeepingLine, SaveLine } from "./save-line";
import type { Written } from "./written";

const line = (
  state: Written<string>["state"],
  isOn: Parameters<typeof SaveLine>[0]["line"],
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
  return renderToStaticMarkup(<SaveLine written={written} line={isOn} />).replace(/<[^>]*>/g, "");
};

test.each(["saving", "unsaved", "offline"] as const)(
  "while the line is down, what is %s is kept here until it is back, or until a server that is reached can save it",
  (state) => {
    expect(line(state, "down")).toBe("Kept in this browser until the connection is back");
    expect(line(state, "silent")).toBe("Kept in this browser until the server answers");
  },
);

test("while the line is fine, what waits isn't told to wait for it", () => {
  expect(line("offline", "up")).toBe("Kept in this browser until the server answers");
  expect(line("offline", "undecided")).toBe("Kept in this browser");
});

test("it is said to be kept once it is, and where; what the browser can't keep is called so", () => {
  expect(
    [null, "in this tab" as const, "nowhere" as const].map((keeping) => line("offline", "down", keeping)),
  ).toEqual(["Not saved yet", "Kept in this tab", "Only on this page: don’t close it"]);
  expect(line("offline", "up", null)).toBe("Not saved yet");
});

test("what is saved stays so, and what was refused or met another text says that", () => {
  expect(["saved", "refused", "conflict"].map((state) => line(state as "saved", "down"))).toEqual([
    "Saved",
    "Not saved",
    "Two versions",
  ]);
  expect([line("saving", "up"), line("unsaved", "up")]).toEqual(["Saving…", "Not saved yet"]);
});

test.each([
  [null, ""],
  ["for a day", ""],
  ["in this tab", "Kept in this tab"],
  ["nowhere", "Only on this page: don’t close it"],
] as const)(
  "of what a button saves and is kept %s it is said where that is less than this browser",
  (keeping, words) => {
    expect(renderToStaticMarkup(<KeepingLine keeping={keeping} />).replace(/<[^>]*>/g, "")).toBe(words);
  },
);

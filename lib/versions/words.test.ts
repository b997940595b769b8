import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { diffWords, matchSame, type Piece } from "./words";

const side = (pieces: readonly Piece[], other: "added" | "removed") =>
  pieces
    .filter(({ change }) => change !== other)
    .map(({ text }) => text)
    .join("");
const marked = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ change, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[change])
    .join("");

/** Texts of few words, so that they have much in common; and any text at all. */
const texts = fc.oneof(
  fc.array(fc.constantFrom("the", "query", "runs", " ", " ", ", ", "\n", "`")).map((words) => words.join("")),
  fc.string({ unit: "binary" }),
);

describe("words", () => {
  test("both texts come back from the pieces, whatever they are", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = diffWords(before, after);
        expect(side(pieces, "added")).toBe(before);
        expect(side(pieces, "removed")).toBe(after);
      }),
      { numRuns: 1_000 },
    );
  });

  test("no two neighbours say the same, and removed comes before added", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = diffWords(before, after).map(({ change }) => change);
        for (const [index, change] of changes.entries()) {
          expect(change).not.toBe(changes[index + 1]);
          if (change === "added") expect(changes[index + 1]).not.toBe("removed");
        }
      }),
    );
  });

  test.each([
    ["A queryset is lazy.", "A queryset is lazy.", "A queryset is lazy."],
    ["It runs when you ask.", "It runs once when you ask.", "It runs {+once +}when you ask."],
    ["It runs at once.", "It runs late.", "It runs [-at once-]{+late+}."],
    ["one two three four five", "one 2 3 four five", "one [-two three-]{+2 3+} four five"],
    ["Use `only()` here", "Use `defer()` here", "Use `[-only-]{+defer+}()` here"],
    ["Nothing of this", "All other words", "[-Nothing of this-]{+All other words+}"],
    // Two small words in common: struck piece by piece it could not be read.
    [
      "It is a plain old list of rows",
      "Each view is what a team builds",
      "[-It is a plain old list of rows-]{+Each view is what a team builds+}",
    ],
    ["", "New", "{+New+}"],
    ["Café über", "Café unter", "Café [-über-]{+unter+}"],
  ])("%j to %j", (before, after, expected) => expect(marked(before, after)).toBe(expected));
});

describe("the longest common subsequence", () => {
  const letters = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });

  test("is a subsequence of both, and none is longer", () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const pairs = matchSame(before, after);
        for (const [index, [x, y]] of pairs.entries()) {
          expect(before[x]).toBe(after[y]);
          const [nextX, nextY] = pairs[index + 1] ?? [before.length, after.length];
          expect(nextX).toBeGreaterThan(x);
          expect(nextY).toBeGreaterThan(y);
        }
        expect(pairs.length).toBe(longest(before, after));
      }),
      { numRuns: 500 },
    );
  });

  test("12,000 characters without anything in common take no more than linear time", async () => {
    const compare = (length: number) => {
      const before = Array.from({ length }, (_, n) => `a${n}`).join(" ");
      const after = Array.from({ length }, (_, n) => `a${n % 2 ? n : -n}`).join(" ");
      return { before, after, pieces: diffWords(before, after) };
    };
    expect(await growthOf(compare, 500)).toBeLessThan(mostGrowth);
    const { before, after, pieces } = compare(6_000);
    expect(side(pieces, "added")).toBe(before);
    expect(side(pieces, "removed")).toBe(after);
  });
});

/** By the table that is quadratic in memory, for comparison. */
function longest(before: readonly string[], after: readonly string[]): number {
  const table = [...before, ""].map(() => [...after, ""].map(() => 0));
  const at = (x: number, y: number) => table[x]?.[y] ?? 0;
  for (let x = before.length - 1; x >= 0; x--)
    for (let y = after.length - 1; y >= 0; y--)
      (table[x] as number[])[y] =
        before[x] === after[y] ? at(x + 1, y + 1) + 1 : Math.max(at(x + 1, y), at(x, y + 1));
  return at(0, 0);
}

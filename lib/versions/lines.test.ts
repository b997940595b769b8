import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { diffItems, diffLines, type LineChange, toBlocks } from "./lines";

const textOf = ({ pieces }: LineChange, other: "added" | "removed") =>
  pieces
    .filter(({ change }) => change !== other)
    .map(({ text }) => text)
    .join("");

/** The lines that the changes give back for one side, by their indexes. */
function side(changes: readonly LineChange[], which: "before" | "after"): string[] {
  const lines: string[] = [];
  for (const change of changes) {
    const index = change[which];
    if (index !== null) lines[index] = textOf(change, which === "before" ? "added" : "removed");
  }
  return lines;
}

const line = fc.oneof(
  fc.constantFrom("", "}", "one two", "one two three", "four five six seven", "four five six eight"),
  fc
    .array(fc.constantFrom("lazy", "query", "runs", "late", "once"), { maxLength: 6 })
    .map((w) => w.join(" ")),
);
const lists = fc.array(line, { maxLength: 14 });

describe("lines", () => {
  test.each([
    ["lines", diffLines],
    ["items", diffItems],
  ])("both lists come back from the changes of %s, in the order of the later", (_what, diff) => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const changes = diff(before, after);
        expect(side(changes, "before")).toEqual(before);
        expect(side(changes, "after")).toEqual(after);
        const indexes = changes.map((each) => each.after).filter((index) => index !== null);
        expect(indexes).toEqual([...after.keys()]);
      }),
      { numRuns: 1_000 },
    );
  });

  const brief = (changes: LineChange[]) =>
    changes.map((each) => `${each.change} ${textOf(each, "removed") || textOf(each, "added")}`);

  test("an item that stands elsewhere has moved; an alike one was changed; others come and go", () => {
    expect(brief(diffItems(["a a", "b b", "c c", "d d"], ["b b", "c c", "a a", "e e"]))).toEqual([
      "same b b",
      "same c c",
      "removed d d",
      "moved a a",
      "added e e",
    ]);
    expect(brief(diffItems(["Names the N+1 problem"], ["New", "Names the N+1 problem early"]))).toEqual([
      "added New",
      "changed Names the N+1 problem early",
    ]);
    expect(brief(diffItems(["Says that it is lazy"], ["Counts how often it runs"]))).toEqual([
      "removed Says that it is lazy",
      "added Counts how often it runs",
    ]);
  });

  test("in a text nothing moves: it is removed here and added there", () => {
    expect(brief(diffLines(["a a", "b b", "c c"], ["b b", "c c", "a a"]))).toEqual([
      "removed a a",
      "same b b",
      "same c c",
      "added a a",
    ]);
  });

  test("a long text that was wholly rewritten takes no more than linear time", async () => {
    const rewrite = (length: number) => {
      const before = Array.from({ length }, (_, n) => `x${n}`);
      const after = Array.from({ length }, (_, n) => `y${n} x${n - 1}`);
      return { after, changes: diffLines(before, after) };
    };
    expect(await growthOf(rewrite, 250)).toBeLessThan(mostGrowth);
    const { after, changes } = rewrite(3_000);
    expect(side(changes, "after")).toEqual(after);
  });
});

describe("blocks of Markdown", () => {
  test("paragraphs, items, headings, rows and code lines", () => {
    const text =
      "One\nparagraph.\n\nAnother:\n- an item\n  going on\n- next\n### Head\nText\n| a | b |\n```py\nx = 1\n\n```# y\n```\nEnd";
    expect(toBlocks(text)).toEqual([
      { isCode: false, text: "One paragraph." },
      { isCode: false, text: "Another:" },
      { isCode: false, text: "- an item going on" },
      { isCode: false, text: "- next" },
      { isCode: false, text: "### Head" },
      { isCode: false, text: "Text" },
      { isCode: false, text: "| a | b |" },
      ...["```py", "x = 1", "", "```# y", "```"].map((code) => ({ isCode: true, text: code })),
      { isCode: false, text: "End" },
    ]);
  });

  test("lose nothing but spacing", () => {
    const pieces = fc.constantFrom(
      "word",
      "- item",
      "# head",
      "```",
      "~~~",
      "| row",
      "",
      "  in",
      "1. one",
      "> quote",
    );
    fc.assert(
      fc.property(fc.array(pieces), (lines) => {
        const words = (text: string) => text.split(/\s+/).filter(Boolean);
        const blocks = toBlocks(lines.join("\n"));
        expect(words(blocks.map(({ text }) => text).join("\n"))).toEqual(words(lines.join("\n")));
      }),
      { numRuns: 500 },
    );
  });

  test("where lines were broken doesn't count", () => {
    expect(toBlocks("a b\nc d")).toEqual(toBlocks("a\nb c d\n\n"));
  });
});

import { describe, expect, test } from "vitest";
import type { QuestionText } from "@/lib/questions/fields";
import { completeQuestion } from "@/lib/questions/testing";
import { authorOf, compareVersions, describeChanges, sumScores } from "./rules";

const { status: _, ...completeText } = completeQuestion;
const text: QuestionText = {
  ...completeText,
  prompt: "When does it run?",
  modelAnswer: "It is lazy.\n\nIt runs when it is read.\n\n```py\nqs = A.all()\nlist(qs)\n```",
  keyPoints: ["Says lazy", "Names the cache", "Counts queries"],
  followUps: ["And then?", "How would you find out?"],
  hints: ["Think of a for loop", "When is SQL sent?"],
  levels: ["none", "some", "most", "all", "more"],
  licence: "CC0-1.0",
};

describe("what differs between two versions", () => {
  test("only the fields that changed, each in its own way", () => {
    const after: QuestionText = {
      ...text,
      kind: "code",
      tags: ["orm", "sql"],
      modelAnswer: "It is lazy.\n\nIt runs once when it is read.\n\n```py\nqs = A.all()\nlen(qs)\n```",
      keyPoints: ["Counts queries", "Says lazy", "Names the result cache"],
      levels: ["none", "some", "nearly all", "all", "more"],
    };
    const changes = compareVersions(text, after);
    expect(changes.map(({ field }) => field)).toEqual(["modelAnswer", "keyPoints", "levels", "kind", "tags"]);
    expect(changes.find(({ field }) => field === "kind")).toMatchObject({
      pieces: [
        { change: "removed", text: "Spoken" },
        { change: "added", text: "Code" },
      ],
    });
    expect(changes.find(({ field }) => field === "keyPoints")).toMatchObject({
      items: [
        { change: "same", before: 2, after: 0 },
        { change: "moved", before: 0, after: 1 },
        { change: "changed", before: 1, after: 2 },
      ],
    });
    const levels = changes.find(({ field }) => field === "levels");
    expect(levels?.shape === "list" && levels.items.map(({ change }) => change)).toEqual([
      "same",
      "same",
      "changed",
      "same",
      "same",
    ]);
  });

  test("a text by paragraphs, then words; code in lines", () => {
    const modelAnswer = text.modelAnswer.replace("It runs when", "It runs once when").replace("list", "len");
    const [change] = compareVersions(text, { ...text, modelAnswer });
    expect(change?.shape === "text" && change.parts).toMatchObject([
      { change: "unchanged", lines: [{ text: "It is lazy." }] },
      {
        change: "changed",
        isCode: false,
        pieces: [{ text: "It runs " }, { change: "added", text: "once " }, {}],
      },
      { change: "unchanged", lines: [{ text: "```py" }, { text: "qs = A.all()", isCode: true }] },
      { change: "changed", isCode: true },
      { change: "unchanged", lines: [{ text: "```" }] },
    ]);
  });

  test("nothing, where nothing differs; no parts where only lines were broken anew", () => {
    expect(compareVersions(text, structuredClone(text))).toEqual([]);
    const modelAnswer = text.modelAnswer.replace("runs when", "runs\nwhen");
    expect(compareVersions(text, { ...text, modelAnswer })).toEqual([
      { field: "modelAnswer", shape: "text", parts: [] },
    ]);
  });

  test("a list that came and a list that went", () => {
    const bare = { ...text, levels: [], hints: [] };
    expect(compareVersions(bare, text)).toMatchObject([
      { field: "hints", items: [{ change: "added" }, { change: "added" }] },
      { field: "levels", items: Array(5).fill({ change: "added" }) },
    ]);
    expect(compareVersions(text, bare)).toMatchObject([
      { field: "hints", items: [{ change: "removed" }, { change: "removed" }] },
      { field: "levels", items: Array(5).fill({ change: "removed" }) },
    ]);
  });
});

test.each([
  [["modelAnswer", "level3"], "Model answer, level 3"],
  [["level5", "level2", "title"], "Title, levels 2 and 5"],
  [["level1", "level2", "level3", "level4", "level5"], "Levels"],
  [[], "Nothing"],
] as const)("%j is said as %j", (parts, words) => expect(describeChanges(parts)).toBe(words));

test("who wrote it", () => {
  expect(authorOf({ version: 1, author: null })).toBe("Rehearse library");
  expect(authorOf({ version: 3, author: null })).toBe("somebody who has left");
  expect(authorOf({ version: 1, author: "Tomasz Lind" })).toBe("Tomasz Lind");
});

describe("scores", () => {
  test.each([
    ["nothing", [0, 0, 0, 0, 0, 0], { ratings: 0, notObserved: 0, mean: null, middleHalf: null }],
    ["only not observed", [4, 0, 0, 0, 0, 0], { ratings: 0, notObserved: 4, mean: null, middleHalf: null }],
    // 1 2 4: too few for halves
    ["three", [1, 1, 1, 0, 1, 0], { ratings: 3, notObserved: 1, mean: 233, middleHalf: null }],
    // 2 3 3 4 5: the 2nd and the 4th
    ["five", [0, 0, 1, 2, 1, 1], { ratings: 5, notObserved: 0, mean: 340, middleHalf: { from: 3, to: 4 } }],
    // 1 1 5 5: the 1st and the 3rd
    [
      "at both ends",
      [0, 2, 0, 0, 0, 2],
      { ratings: 4, notObserved: 0, mean: 300, middleHalf: { from: 1, to: 5 } },
    ],
  ])("%s", (_which, counts, scores) => expect(sumScores(counts)).toEqual(scores));
});

import { describe, expect, test } from "vitest";
import { listMissing } from "./field-kinds";
import { questionFields } from "./fields";
import { favouriteSchema, listQuerySchema, questionSchema, tagChangeSchema } from "./schema";
import { completeQuestion } from "./testing";

const id = "3c7ff6a2-0d33-4f62-9b5e-3a1e6c2f1a10";

describe("an address of the list", () => {
  const nothing = listQuerySchema.parse({});

  test("without anything shows the first fifty, best first", () => {
    expect(nothing).toEqual({
      q: "",
      topic: [],
      competency: [],
      kind: [],
      status: [],
      from: 1,
      to: 5,
      minutes: undefined,
      favourites: false,
      newTo: "",
      sort: "best",
      show: 50,
    });
  });

  test("with everything is read as it stands", () => {
    const read = listQuerySchema.parse({
      q: " two  words ",
      topic: ["Django ORM", "SQL"],
      competency: "Data",
      kind: "code",
      status: "draft",
      from: "2",
      to: "4",
      minutes: "10",
      favourites: "1",
      "new-to": "Samira Osei",
      sort: "difficulty",
      show: "100",
    });
    expect(read).toEqual({
      q: "two  words",
      topic: ["Django ORM", "SQL"],
      competency: ["Data"],
      kind: ["code"],
      status: ["draft"],
      from: 2,
      to: 4,
      minutes: 10,
      favourites: true,
      newTo: "Samira Osei",
      sort: "difficulty",
      show: 100,
    });
  });

  test.each([
    [
      "words of another list",
      { kind: "riddle", status: ["draft", "deleted"] },
      { kind: [], status: ["draft"] },
    ],
    ["numbers out of range", { from: "0", to: "9", minutes: "x", show: "7" }, { from: 1, to: 5, show: 50 }],
    ["a range the wrong way round", { from: "5", to: "2" }, { from: 2, to: 5 }],
    ["an odd number to show", { show: "120" }, { show: 150 }],
    ["too many to show", { show: "100000" }, { show: 50 }],
    ["what Postgres can't store", { q: "a\u0000b", topic: "\u0000" }, { q: "ab", topic: [] }],
    ["the same twice", { topic: ["SQL", "SQL"], q: ["one", "two"] }, { topic: ["SQL"], q: "one" }],
    ["a text without end", { q: "a".repeat(9_999) }, { q: "a".repeat(200) }],
  ])("%s fall away or are mended", (_, address, expected) => {
    expect(listQuerySchema.parse(address)).toEqual({ ...nothing, ...expected });
  });

  test("no more values than anybody would choose", () => {
    const topic = Array.from({ length: 1_000 }, (_, index) => `Topic ${index}`);
    expect(listQuerySchema.parse({ topic }).topic).toHaveLength(100);
  });
});

describe("a tag for many", () => {
  const change = (tag: string, questionIds: string[] = [id]) =>
    tagChangeSchema.safeParse({ questionIds, tag, change: "add" });

  test.each([
    ["orm", "orm"],
    [" Query Sets ", "query-sets"],
    ["Zürich", "zurich"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(change(typed).data?.tag).toBe(kept);
  });

  test.each(["", " - ", "日本", "a".repeat(41)])("%j isn't a tag", (typed) => {
    expect(change(typed).success).toBe(false);
  });

  test("for one question at least, 500 at most, each once", () => {
    const ids = (count: number) =>
      Array.from({ length: count }, (_, index) => `${id.slice(0, -4)}${String(index).padStart(4, "0")}`);
    expect(change("orm", []).success).toBe(false);
    expect(change("orm", ids(500)).data?.questionIds).toHaveLength(500);
    expect(change("orm", ids(501)).success).toBe(false);
    expect(change("orm", [id, id]).data?.questionIds).toEqual([id]);
    expect(change("orm", ["not an id"]).success).toBe(false);
  });
});

test("a favourite needs a question's id", () => {
  expect(favouriteSchema.safeParse({ questionId: "1 or 1=1", isFavourite: true }).success).toBe(false);
});

const bare = { modelAnswer: "", keyPoints: [], followUps: [], hints: [], levels: [] };

describe("a question with a title and a prompt", () => {
  test.each(["draft", "approved", "retired"])("can be %s", (status) => {
    expect(questionSchema.safeParse({ ...completeQuestion, ...bare, status }).success).toBe(true);
  });

  test("says what it would be better with, as far as it goes", () => {
    expect(listMissing(questionFields, completeQuestion)).toEqual([]);
    expect(listMissing(questionFields, { ...completeQuestion, ...bare })).toEqual([
      "model answer",
      "key points",
      "follow-ups",
      "hints",
      "levels",
    ]);
    const some = { keyPoints: ["One", " "], levels: ["a", "", "c", "d", "e"] };
    expect(listMissing(questionFields, { ...completeQuestion, ...some })).toEqual([
      "more key points",
      "more levels",
    ]);
  });

  test("has at most so many of each", () => {
    const points = Array.from({ length: 8 }, (_, index) => `Point ${index}`);
    const { error } = questionSchema.safeParse({ ...completeQuestion, keyPoints: points });
    expect(error?.issues[0]?.message).toBe("Key points: at most 7, of a line each.");
  });
});

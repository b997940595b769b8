import { describe, expect, it } from "vitest";
import {
  bodyOf,
  checkBody,
  givenFields,
  isSameBody,
  isTooLong,
  listDifferences,
  newBody,
  sayLength,
  tidyBody,
} from "./rules";
import { type DraftBody, draftBodySchema } from "./schema";
import { body } from "./testing";

const complete = body({ tags: "orm, query-sets", prompt: "How many queries?", modelAnswer: "One." });
const problemsOf = (change: Partial<DraftBody>, status: "draft" | "approved" = "approved") => {
  const checked = checkBody({ ...complete, ...change }, status);
  return checked.ok ? {} : checked.problems;
};

it("begins with a kind, numbers and an origin, which nobody has written", () => {
  expect(givenFields).toEqual(["kind", "difficulty", "minutes", "source", "licence"]);
});

describe("checkBody", () => {
  it("reads a complete body as an approved question", () => {
    const checked = checkBody(complete, "approved");
    expect(checked).toMatchObject({
      ok: true,
      question: { status: "approved", minutes: 5, tags: ["orm", "query-sets"], levels: complete.levels },
    });
  });

  it("approves a title and a prompt, with the usual words where it says nothing of its topic", () => {
    const fresh = { ...newBody(), title: "Transactions", prompt: "What is a transaction?" };
    expect(checkBody(fresh, "approved")).toMatchObject({
      ok: true,
      question: { topic: "General", competency: "Knowledge", keyPoints: [], levels: [] },
    });
    expect(Object.keys(problemsOf({ title: "", prompt: "" }))).toEqual(["title", "prompt"]);
  });

  it("names the line of the form's list, also behind empty ones", () => {
    const long = "x".repeat(401);
    expect(problemsOf({ keyPoints: ["One.", "", "  ", "Two.", long] })).toEqual({
      "keyPoints.4": expect.stringContaining("400"),
    });
    expect(problemsOf({ levels: ["1", "", long, "4", "5"] })).toHaveProperty(["levels.2"]);
  });

  it.each(["", "five", "1", "21", "5.5", "-3", "0x5"])("refuses %j minutes beside their field", (minutes) => {
    expect(Object.keys(problemsOf({ minutes }))).toEqual(["minutes"]);
  });

  it("says everything that is wrong with the tags at the tags", () => {
    expect(Object.keys(problemsOf({ tags: "fine, 日本" }))).toEqual(["tags"]);
    expect(problemsOf({ tags: "ORM, orm; Query Sets" })).toEqual({});
  });
});

describe("bodies", () => {
  it("a question shown in the form and read again is the same", () => {
    const checked = checkBody(complete, "approved");
    expect(checked.ok && bodyOf(checked.question)).toEqual(complete);
    expect(draftBodySchema.parse(complete)).toEqual(complete);
  });

  it("differ by what saving would keep, not by spaces and empty lines", () => {
    const same = {
      title: ` ${complete.title}`,
      keyPoints: ["", ...complete.keyPoints, " "],
      tags: "orm; Query sets",
    };
    expect(isSameBody(complete, { ...complete, ...same, prompt: "How many queries?\n\n" })).toBe(true);
    expect(isSameBody(complete, { ...complete, hints: [...complete.hints].reverse() })).toBe(false);
    expect(tidyBody(tidyBody(complete))).toEqual(tidyBody(complete));
  });

  it("are compared field by field, as text", () => {
    const mine = { ...complete, title: "Another", hints: ["Only one."] };
    expect(listDifferences(complete, mine)).toEqual([
      { field: "title", name: "Title", theirs: complete.title, mine: "Another" },
      {
        field: "hints",
        name: "Hints",
        theirs: "1. Which lines?\n2. What runs?",
        mine: "1. Only one.",
      },
    ]);
    expect(listDifferences(complete, { ...complete })).toEqual([]);
  });

  it("are too long above 64 kB, counted in bytes", () => {
    expect(isTooLong({ ...complete, prompt: "x".repeat(64_000) })).toBe(false);
    expect(isTooLong({ ...complete, prompt: "é".repeat(33_000) })).toBe(true);
  });

  it("lose what the database can't keep", () => {
    const parsed = draftBodySchema.parse({ ...complete, title: "a\0b", prompt: "half \ud83d" });
    expect(parsed).toMatchObject({ title: "ab", prompt: "half \ufffd" });
  });
});

it("counts only near the limit", () => {
  expect(sayLength("x".repeat(60), 80)).toBeNull();
  expect(sayLength("x".repeat(64), 80)).toBe("64 of 80 characters");
  expect(sayLength("x".repeat(83), 80)).toBe("3 too many: at most 80 characters");
});

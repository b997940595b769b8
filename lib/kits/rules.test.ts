import { describe, expect, it } from "vitest";
import type { QuestionStatus } from "@/db/vocabulary";
import { balanceOf, describeMinutes } from "./rules";

describe("balanceOf", () => {
  const item = (competency: string, minutes: number, difficulty = 3, status: QuestionStatus = "approved") => {
    return { competency, minutes, difficulty, status };
  };

  it("sums minutes and questions by competency, the most minutes first, and marks the ones with a single question", () => {
    const { planned, coverage } = balanceOf([item("HTTP", 4), item("Data", 6), item("Data", 5)]);
    expect(planned).toBe(15);
    expect(coverage).toEqual([
      { competency: "Data", questions: 2, minutes: 11, isThin: false },
      { competency: "HTTP", questions: 1, minutes: 4, isThin: true },
    ]);
  });

  it("counts drafts and retired questions in the minutes, but not as evidence", () => {
    const balance = balanceOf([item("Data", 6), item("Data", 5, 2, "draft"), item("HTTP", 4, 5, "retired")]);
    expect(balance).toMatchObject({ planned: 15, leftOut: 2, leftOutMinutes: 9 });
    expect(balance.coverage).toEqual([{ competency: "Data", questions: 1, minutes: 6, isThin: true }]);
    expect(balance.difficulties).toEqual([0, 0, 1, 0, 0]);
  });

  it("spreads the difficulties", () => {
    const { difficulties } = balanceOf([item("A", 5, 1), item("A", 5, 5), item("B", 5, 5)]);
    expect(difficulties).toEqual([1, 0, 0, 0, 2]);
  });
});

it.each([
  [41, 45, "41 of 45 minutes; 4 left for the welcome and their questions."],
  [45, 45, "45 of 45 minutes; nothing left for the welcome and their questions."],
  [46, 45, /^46 of 45 minutes; 1 too many\. .* can’t be saved/],
])("%i of %i minutes in words", (planned, total, words) => {
  expect(describeMinutes(planned, total)).toMatch(words);
});

import { describe, expect, test } from "vitest";
import { grades } from "@/db/vocabulary";
import { createMember } from "@/lib/auth/testing";
import { findNextQuestion, readPracticeHome, readPracticeQuestion } from "./reads";
import { later, now, usePractice } from "./testing";

const { database, world, attempt, reveal, grade, practise, cards } = usePractice();
const home = (at = now) => readPracticeHome(database(), world().member, { now: at });

describe("what is due", () => {
  test("counts, minutes and topics are the person's own", async () => {
    await practise(grades.again);
    expect(await home()).toMatchObject({ due: 0, nextDueMs: later(1).getTime() });
    expect(await home(later(2))).toMatchObject({ due: 1, dueMinutes: 5 });
    const colleague = await createMember(database(), { teamId: world().teamId });
    const { topics, recent } = await readPracticeHome(database(), colleague, { now: later(2) });
    expect(topics).toMatchObject([{ topic: "ORM", total: 2, fresh: 2, due: 0, learned: 0 }]);
    expect(recent).toEqual([]);
  });

  test("beside a question is counted in the run's topic, or in all", async () => {
    await practise(grades.again);
    const dueIn = async (topic: string | null) => {
      const given = { now: later(2), questionId: world().second.questionId, topic };
      return (await readPracticeQuestion(database(), world().member, given)).due;
    };
    expect([await dueIn(null), await dueIn("ORM"), await dueIn("Forms")]).toEqual([1, 1, 0]);
  });

  test("a card with an interval in days is there from half a day before; learned until then", async () => {
    await practise(grades.easy);
    const [card] = await cards();
    const hours = (card?.scheduled_days ?? 0) * 24;
    expect(await home()).toMatchObject({
      due: 0,
      topics: [{ learned: 1, fresh: 1 }],
    });
    expect(await home(later((hours - 13) * 60))).toMatchObject({ due: 0 });
    expect(await home(later((hours - 11) * 60))).toMatchObject({ due: 1 });
  });

  const next = (topic: string | null, skipped: string[] = [], at = now) =>
    findNextQuestion(database(), world().member, { now: at, run: { topic, skipped } });

  test("the next question: what is due first, then what is new in the topic, then none", async () => {
    expect(await next(null)).toBeUndefined();
    expect(await next("ORM")).toBe(world().first.questionId);
    await practise(grades.again);
    expect(await next("ORM")).toBe(world().second.questionId);
    expect(await next("ORM", [], later(2))).toBe(world().first.questionId);
    expect(await next(null, [], later(2))).toBe(world().first.questionId);
    expect(await next("Another", [], later(2))).toBeUndefined();
  });

  test("a skipped question comes last, in the order of the skips; skipped again it is out of the run", async () => {
    const [first, second] = [world().first.questionId, world().second.questionId];
    expect(await next("ORM", [first])).toBe(second);
    expect(await next("ORM", [first, second])).toBe(first);
    expect(await next("ORM", [second, first])).toBe(second);
    expect(await next("ORM", [first, second, first])).toBe(second);
    expect(await next("ORM", [first, second, first, second])).toBeUndefined();
  });

  test("a topic says how many of its cards were graded Again or Hard last time, and the newest grade", async () => {
    await practise(grades.hard);
    expect(await home()).toMatchObject({ topics: [{ weak: 1, lastGrade: grades.hard }] });
    await grade((await reveal(attempt(world().second.versionId))).attemptId, grades.again, later(1));
    expect(await home()).toMatchObject({ topics: [{ weak: 2, lastGrade: grades.again }] });
    await practise(grades.good, later(2));
    expect(await home()).toMatchObject({ topics: [{ weak: 1, lastGrade: grades.good }] });
  });
});

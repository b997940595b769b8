import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { grades } from "@/db/vocabulary";
import { addPracticeCards, gradeAttempt } from "./commands";
import { readHint, readPracticeQuestion } from "./reads";
import { later, now, usePractice } from "./testing";

const { database, world, makeWorld, question, attempt, reveal, grade, practise, attempts, cards } =
  usePractice();
const read = (at = now) =>
  readPracticeQuestion(database(), world().member, { questionId: world().first.questionId, now: at });

describe("before the reveal", () => {
  test("a question shows its prompt and how many hints there are, and nothing of its guide", async () => {
    const shown = await read();
    expect(shown).toMatchObject({ promptHtml: "<p>prompt</p>", hintCount: 2, revealed: null });
    expect(JSON.stringify(shown)).not.toContain("guide");
  });

  test("hints come one at a time, from the person's own bank only", async () => {
    const hint = (place: number, by = world().member) =>
      readHint(database(), by, { questionVersionId: world().first.versionId, place });
    expect(await hint(1)).toEqual({ place: 1, text: "guide hint 2" });
    await expect(hint(2)).rejects.toMatchObject({ code: "not_found" });
    await expect(hint(0, (await makeWorld()).member)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("revealing", () => {
  test("keeps the attempt, and only then gives the guide, four dates and a suggestion per key point", async () => {
    const shown = await reveal();
    expect(shown).toMatchObject({
      answer: "Lazy.",
      confidence: 70,
      keyPoints: ["guide a", "guide b", "guide c"],
    });
    expect(shown.choices.map(({ dueMs }) => dueMs - now.getTime()).slice(0, 3)).toEqual([
      60_000, 360_000, 600_000,
    ]);
    expect(shown.suggestions).toEqual([grades.again, grades.hard, grades.good, grades.easy]);
    expect(await attempts()).toMatchObject([{ answer: "Lazy.", grade: null }]);
  });

  test("sent again with another text it changes nothing and gives the same", async () => {
    const input = attempt();
    const first = await reveal(input);
    expect(await reveal({ ...input, answer: "what I read meanwhile" })).toEqual(first);
    expect(await attempts()).toHaveLength(1);
  });

  test("another person's attempt id is not found, and stays as it is", async () => {
    const input = attempt();
    await reveal(input);
    const other = await makeWorld();
    const stolen = reveal({ ...input, questionVersionId: other.first.versionId }, other.member);
    await expect(stolen).rejects.toMatchObject({ code: "not_found" });
  });

  test("an attempt at another team's question isn't found, not even one's own", async () => {
    const input = attempt();
    await reveal(input);
    const elsewhere = { ...world().member, teamId: (await makeWorld()).teamId };
    await expect(reveal(input, elsewhere)).rejects.toMatchObject({ code: "not_found" });
  });

  test.each([
    ["another team's question", async () => (await makeWorld()).first.versionId],
    ["a retired question", async () => (await question({ ...world(), status: "retired" })).versionId],
    ["no question", async () => randomUUID()],
  ])("%s is refused and nothing is kept", async (_what, versionId) => {
    await expect(reveal(attempt(await versionId()))).rejects.toMatchObject({ code: "not_found" });
    expect(await attempts()).toEqual([]);
  });

  test("a reload soon after goes on from what was revealed; long after, it begins again", async () => {
    const { attemptId } = await reveal();
    await database()
      .$client`update practice_attempts set revealed_at = ${now.toISOString()} where id = ${attemptId}`;
    expect((await read(later(30))).revealed).toMatchObject({
      attemptId,
      modelAnswerHtml: "<p>guide model</p>",
    });
    expect((await read(later(90))).revealed).toBeNull();
  });
});

describe("grading", () => {
  test("applies the date that was shown, and keeps the key points that exist", async () => {
    const { attemptId, choices } = await reveal();
    const graded = await grade(attemptId, grades.good);
    expect(graded.dueMs).toBe(choices.find((choice) => choice.grade === grades.good)?.dueMs);
    expect(await attempts()).toMatchObject([{ grade: 3, heard_key_points: [0, 2] }]);
    expect(await cards()).toMatchObject([{ reps: 1, state: 1 }]);
  });

  test("the same attempt twice, or at once, changes the card once", async () => {
    const { attemptId } = await reveal();
    const both = await Promise.all([grade(attemptId, grades.good), grade(attemptId, grades.again)]);
    expect(both[0]).toEqual(both[1]);
    expect(await grade(attemptId, grades.easy, later(5))).toEqual(both[0]);
    expect(await cards()).toMatchObject([{ reps: 1 }]);
  });

  test.each([
    ["new", 0],
    ["known", 1],
  ])(
    "two tabs on one %s card: both grades count, the second on what the first left",
    async (_word, before) => {
      if (before) await practise(grades.good);
      const [one, two] = [await reveal(), await reveal()];
      await Promise.all([grade(one.attemptId, grades.good), grade(two.attemptId, grades.good)]);
      expect(await cards()).toMatchObject([{ reps: before + 2, state: 2 }]);
      expect((await attempts()).every((each) => each.grade === 3)).toBe(true);
    },
  );

  test("another person's attempt is not found", async () => {
    const { attemptId } = await reveal();
    const { member } = await makeWorld();
    const input = { attemptId, grade: grades.easy, heardKeyPoints: [] };
    await expect(gradeAttempt(database(), member, input)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await attempts()).toMatchObject([{ grade: null }]);
  });
});

describe("adding cards", () => {
  function add(questionIds: string[], at = now) {
    vi.setSystemTime(at);
    return addPracticeCards(database(), world().member, { questionIds });
  }

  test("makes new cards due and brings back those that exist, with their memory", async () => {
    await practise(grades.easy);
    expect(await add([world().first.questionId, world().second.questionId], later(60))).toEqual({ added: 2 });
    expect(await cards()).toMatchObject([
      { due: later(60), reps: 1, state: 2 },
      { due: later(60), reps: 0, state: 0 },
    ]);
    expect(await add([world().first.questionId], later(90))).toEqual({ added: 1 });
    expect(await cards()).toMatchObject([{ due: later(60) }, {}]);
  });

  test("leaves out other teams' questions and retired ones", async () => {
    const [foreign, retired] = [await makeWorld(), await question({ ...world(), status: "retired" })];
    expect(await add([foreign.first.questionId, retired.questionId])).toEqual({ added: 0 });
    expect(await add([])).toEqual({ added: 0 });
    expect(await cards()).toEqual([]);
  });
});

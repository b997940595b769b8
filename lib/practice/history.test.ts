import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createQuestion } from "@/db/testing/factories";
import { type Grade, grades } from "@/db/vocabulary";
import { createMember } from "@/lib/auth/testing";
import { readAttempt, readHistory } from "./history";
import { readPracticeHome, readPracticeQuestion } from "./reads";
import { later, now, planted, usePractice } from "./testing";

const { database, world, makeWorld, question, attempt, reveal, grade, practise } = usePractice();
const sql = () => database().$client;

type Given = { at?: number; versionId?: string; given?: Grade };

/** An attempt that was revealed so many minutes after the test began, and graded unless told otherwise. */
async function answer(text: string, { at = 0, versionId, given = grades.easy }: Given = {}) {
  const { attemptId } = await reveal(attempt(versionId, text));
  await sql()`update practice_attempts set revealed_at = ${later(at).toISOString()} where id = ${attemptId}`;
  await grade(attemptId, given, later(at));
  return attemptId;
}
const read = (attemptId: string, by = world().member, at = now) =>
  readAttempt(database(), by, { attemptId, now: at });
const list = (given: { older?: string; questionId?: string } = {}, by = world().member) =>
  readHistory(database(), by, given);

describe("an old attempt", () => {
  test("is read in full, with the version that it answered", async () => {
    const attemptId = await answer("As I put it then.");
    await nextVersion(world().first.questionId);
    expect(await read(attemptId)).toMatchObject({
      version: 1,
      latestVersion: 2,
      promptHtml: "<p>prompt</p>",
      confidence: 70,
      grade: grades.easy,
      heard: 2,
      answered: {
        answer: "As I put it then.",
        modelAnswerHtml: "<p>guide model</p>",
        points: [
          { text: "guide a", isHeard: true },
          { text: "guide b", isHeard: false },
          { text: "guide c", isHeard: true },
        ],
      },
    });
  });

  test("of a question that is due shows neither answer nor guide", async () => {
    const attemptId = await answer("old words", { given: grades.again });
    const due = await read(attemptId, world().member, later(2));
    expect(due.answered).toBeNull();
    expect(JSON.stringify(due)).not.toMatch(/old words|guide (model|a|b|c)/);
    expect((await read(attemptId)).answered).not.toBeNull();
  });

  test("is nobody else's, a colleague's neither, nor one's own once one has left the team", async () => {
    const attemptId = await answer("mine");
    const colleague = await createMember(database(), { teamId: world().teamId });
    for (const by of [colleague, (await makeWorld()).member])
      await expect(read(attemptId, by)).rejects.toMatchObject({ code: "not_found" });
    const elsewhere = { ...world().member, teamId: (await makeWorld()).teamId };
    await expect(read(attemptId, elsewhere)).rejects.toMatchObject({ code: "not_found" });
    expect((await list({}, elsewhere)).attempts).toEqual([]);
    await reveal(attempt(undefined, "theirs"), colleague);
    expect((await list({}, colleague)).attempts).toHaveLength(1);
    expect((await list({ older: attemptId }, colleague)).attempts).toEqual([]);
  });
});

describe("the list", () => {
  test("is turned page by page, newest first, each attempt once", async () => {
    const made = await sql()<{ id: string }[]>`
      insert into practice_attempts (id, person_id, question_version_id, answer, confidence, hints_taken, took_ms, revealed_at)
      select gen_random_uuid(), ${world().personId}, ${world().first.versionId}, 'x', 50, 0, 1, now() - n * interval '1 minute'
      from generate_series(1, 33) n returning id`;
    const first = await list();
    const second = await list({ older: first.next });
    expect([first.attempts.length, second.attempts.length, second.next]).toEqual([30, 3, undefined]);
    expect([...first.attempts, ...second.attempts].map(({ attemptId }) => attemptId)).toEqual(
      made.map(({ id }) => id),
    );
  });

  test("of one question holds every version of it and nothing else", async () => {
    const { questionId } = world().first;
    const old = await answer("first");
    const versionId = await nextVersion(questionId);
    const newer = await answer("second", { at: 5, versionId });
    await answer("of another", { at: 6, versionId: world().second.versionId });
    const { attempts } = await list({ questionId });
    expect(attempts.map(({ attemptId }) => attemptId)).toEqual([newer, old]);
    expect((await list({ questionId: randomUUID() })).attempts).toEqual([]);
  });
});

describe("beside the model answer", () => {
  test("stand the earlier answers, newest first, and how many there are; before answering nothing of them", async () => {
    for (let at = 0; at < 7; at += 1) await answer(`old words ${at}`, { at });
    const { questionId } = world().first;
    const shown = await readPracticeQuestion(database(), world().member, { questionId, now: later(10) });
    expect(JSON.stringify(shown)).not.toContain("old words");
    const { earlier } = await reveal();
    expect(earlier.map(({ answer: text }) => text)).toEqual([6, 5, 4, 3, 2].map((at) => `old words ${at}`));
    expect(earlier[0]).toMatchObject({ count: 7, heard: 2, keyPointCount: 3, confidence: 70 });
  });

  test("nobody else's do, nor those of another question", async () => {
    await answer("of another", { versionId: world().second.versionId });
    const colleague = await createMember(database(), { teamId: world().teamId });
    await reveal(attempt(undefined, "a colleague's"), colleague);
    expect((await reveal()).earlier).toEqual([]);
  });
});

describe("calibration", () => {
  const home = async () => (await readPracticeHome(database(), world().member, { now })).calibration;

  test("counts graded answers by confidence; not those of “I don’t know”, nor others'", async () => {
    for (let at = 0; at < 9; at += 1) await answer("x", { at, given: at < 6 ? grades.good : grades.hard });
    const { attemptId } = await reveal({ ...attempt(undefined, "", 0), doesNotKnow: true });
    await grade(attemptId, grades.again);
    await reveal(attempt(undefined, "never graded", 90));
    expect(await home()).toMatchObject({ answers: 9, missing: 1 });
    await practise(grades.easy);
    expect((await home()).levels).toEqual([
      { word: "Half sure", range: "40–79 %", answers: 10, good: 7, heardShare: 67 },
    ]);
  });

  test("looks at the newest two hundred", async () => {
    const { versionId } = await question({ teamId: world().teamId });
    await sql()`insert into practice_attempts (id, person_id, question_version_id, answer, confidence, hints_taken, took_ms, grade, revealed_at)
      select gen_random_uuid(), ${world().personId}, ${versionId}, 'x', case when n > 200 then 10 else 90 end, 0, 1, 3, now() - n * interval '1 hour'
      from generate_series(1, 230) n`;
    expect((await home()).levels).toMatchObject([{ word: "Sure", answers: 200, good: 200 }]);
  });
});

async function nextVersion(questionId: string): Promise<string> {
  const { teamId } = world();
  const next = { ...planted, promptHtml: "<p>newer prompt</p>", modelAnswerHtml: "<p>newer model</p>" };
  const made = await createQuestion(database(), {
    ...next,
    teamId,
    questionId,
    slug: questionId,
    version: 2,
  });
  return made.versionId;
}

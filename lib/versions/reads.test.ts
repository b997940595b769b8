import { beforeEach, describe, expect, test } from "vitest";
import { writeStatus } from "@/db/bank/writes";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import { createMember } from "@/lib/auth/testing";
import { listVersions, pageSize, readComparison, readQuestion } from "./reads";

const { database } = useDatabase();
const sql = () => database().$client;
const missing = { code: "not_found" };
let team: Awaited<ReturnType<typeof makeTeam>>;
beforeEach(async () => {
  team = await makeTeam();
});

const read = (given: { version?: number } = {}, as = team.member) =>
  readQuestion(database(), as, { questionId: team.questionId, ...given });
const list = (given: { before?: number } = {}, as = team.member) =>
  listVersions(database(), as, { questionId: team.questionId, ...given });
const compare = (given: { from?: number; to?: number }, as = team.member) =>
  readComparison(database(), as, { questionId: team.questionId, ...given });

describe("one question", () => {
  test("in its newest version, in an older one, and retired", async () => {
    await writeVersion(2, { title: "Renamed" });
    await writeStatus(database(), { teamId: team.teamId, questionIds: [team.questionId], status: "retired" });
    const newest = {
      version: 2,
      title: "Renamed",
      isNewest: true,
      status: "retired",
      author: "somebody who has left",
    };
    expect(await read()).toMatchObject(newest);
    const old = { version: 1, title: "A question", latestVersion: 2, isNewest: false, missing: [] };
    expect(await read({ version: 1 })).toMatchObject(old);
    await expect(read({ version: 3 })).rejects.toMatchObject(missing);
  });

  test("a draft says what it misses", async () => {
    await writeStatus(database(), { teamId: team.teamId, questionIds: [team.questionId], status: "draft" });
    const { missing } = await read();
    expect(missing).toEqual(["key points", "follow-ups", "hints"]);
  });

  test("is not found by another team, in any way of reading it", async () => {
    const stranger = await createMember(database());
    await expect(read({}, stranger)).rejects.toMatchObject(missing);
    await expect(compare({ from: 1, to: 1 }, stranger)).rejects.toMatchObject(missing);
    expect((await list({}, stranger)).rows).toEqual([]);
  });
});

describe("versions", () => {
  test("each with its author and what changed, the newest first", async () => {
    await writeVersion(2, { modelAnswer: "Other.", levels: ["1", "2", "three", "4", "5"] });
    await writeVersion(3, { modelAnswer: "Other.", levels: [], tags: ["new"] });
    await sql()`update question_versions set created_by = ${team.personId} where question_id = ${team.questionId} and version = 2`;
    expect((await list()).rows).toMatchObject([
      { version: 3, changed: "Levels, tags", author: "somebody who has left" },
      { version: 2, changed: "Model answer, level 3", author: "Ines Duarte" },
      { version: 1, changed: "First version", author: "Rehearse library" },
    ]);
  });

  test("pages meet without gap or double", async () => {
    for (let version = 2; version <= pageSize + 3; version++)
      await writeVersion(version, { title: `V${version}` });
    const first = await list();
    const second = await list({ before: first.next ?? 0 });
    const seen = [...first.rows, ...second.rows].map(({ version }) => version);
    expect(seen).toEqual(Array.from({ length: pageSize + 3 }, (_, index) => pageSize + 3 - index));
    expect(second.next).toBeNull();
  });

  test("two are compared from the earlier to the later, however they are named", async () => {
    await writeVersion(2, { title: "Renamed" });
    await writeVersion(3, { title: "Renamed", difficulty: 4 });
    const fieldsOf = async (query: { from?: number; to?: number }) => {
      const { earlier, later, compared } = await compare(query);
      return [earlier, later, compared?.changes.map(({ field }) => field)];
    };
    expect(await fieldsOf({})).toEqual([2, 3, ["difficulty"]]);
    expect(await fieldsOf({ from: 1, to: 3 })).toEqual([1, 3, ["title", "difficulty"]]);
    expect(await fieldsOf({ from: 2, to: 1 })).toEqual([1, 2, ["title"]]);
    expect(await fieldsOf({ from: 2, to: 2 })).toEqual([2, 2, undefined]);
    await expect(fieldsOf({ from: 1, to: 9 })).rejects.toMatchObject(missing);
  });
});

/** An interviewer’s team with one question. */
async function makeTeam() {
  const member = await createMember(database(), { name: "Ines Duarte" });
  const { personId, teamId } = member;
  return { member, personId, teamId, ...(await createQuestion(database(), { teamId })) };
}

const writeVersion = (version: number, given: object) =>
  createQuestion(database(), { teamId: team.teamId, questionId: team.questionId, version, ...given });

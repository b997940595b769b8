import { expect, test } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import type { TeamRole } from "@/db/vocabulary";
import { createMember } from "@/lib/auth/testing";
import { addPack, changeStatus, changeTags, duplicateQuestion, markFavourite, undoStatus } from "./commands";
import { asBankWriter, type BankWriter } from "./policy";

const { database } = useDatabase();

const createWriter = async (role: TeamRole = "interviewer") =>
  asBankWriter(await createMember(database(), { role }));
const complete = { keyPoints: ["a", "b", "c"], followUps: ["a", "b"], hints: ["a", "b"] };
const stored = async (teamId: string) =>
  database()
    .$client`select q.id, q.status, q.latest_version as version, v.title, v.tags, v.created_by, v.prompt_html, f.status as facet,
      (select words from search_entries where question_id = q.id) @@ to_tsquery('simple', 'sql') as is_found
    from questions q join question_versions v on v.question_id = q.id and v.version = q.latest_version
    join facets f on f.id = q.facet_id where q.team_id = ${teamId} order by v.title`;

/** One with tags, one without, one with as many as there can be. */
async function createTagged(teamId: string) {
  const make = (title: string, tags: string[]) =>
    createQuestion(database(), { teamId, title, tags, ...complete });
  const eight = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const made = [await make("A", ["orm", "sql"]), await make("B", []), await make("C", eight)];
  return made.map(({ questionId }) => questionId);
}

test("a tag is added as a new version where it is missing and fits, and found from then on", async () => {
  const member = await createWriter();
  const ids = await createTagged(member.teamId);
  const input = { questionIds: ids, tag: "sql", change: "add" as const };
  expect(await changeTags(database(), member, input)).toEqual({
    tag: "sql",
    changed: [ids[1]],
    same: 1,
    full: 1,
  });
  expect(await stored(member.teamId)).toMatchObject([
    { version: 1, tags: ["orm", "sql"] },
    {
      version: 2,
      tags: ["sql"],
      created_by: member.personId,
      status: "approved",
      prompt_html: "<p>Why?</p>",
      is_found: true,
    },
    { version: 1, is_found: false },
  ]);
  const [before] = await database().$client`
    select tags from question_versions where question_id = ${ids[1] ?? ""} and version = 1`;
  expect(before?.tags).toEqual([]);
});

test("and is taken away from those that have it", async () => {
  const member = await createWriter();
  const ids = await createTagged(member.teamId);
  const input = { questionIds: ids, tag: "sql", change: "remove" as const };
  expect(await changeTags(database(), member, input)).toEqual({
    tag: "sql",
    changed: [ids[0]],
    same: 2,
    full: 0,
  });
  expect((await stored(member.teamId))[0]).toMatchObject({ version: 2, tags: ["orm"] });
});

test("several who tag at once make a version each, and no tag is lost", async () => {
  const member = await createWriter();
  const [, questionId = ""] = await createTagged(member.teamId);
  const tags = ["five", "four", "one", "six", "three", "two"];
  await Promise.all(
    tags.map((tag) => changeTags(database(), member, { questionIds: [questionId], tag, change: "add" })),
  );
  const [, row] = await stored(member.teamId);
  expect([...(row?.tags ?? [])].sort()).toEqual(tags);
  expect(row?.version).toBe(7);
});

test("all are approved, also what could say more; undoing gives each its own status back", async () => {
  const member = await createWriter();
  const make = (title: string, status: "draft" | "retired" | "approved", rest = {}) =>
    createQuestion(database(), { teamId: member.teamId, title, status, ...complete, ...rest });
  const [draft, retired, approved, half] = [
    await make("A draft", "draft"),
    await make("Was retired", "retired"),
    await make("As it is", "approved"),
    await make("Half done", "draft", { modelAnswer: "", keyPoints: [] }),
  ].map(({ questionId }) => questionId);
  const questionIds = [draft, retired, approved, half].map((id) => id ?? "");
  const done = await changeStatus(database(), member, { questionIds, status: "approved" });
  const byId = (a: { questionId: string }, b: { questionId: string }) =>
    a.questionId < b.questionId ? -1 : 1;
  const before = [
    { questionId: draft, status: "draft" },
    { questionId: retired, status: "retired" },
    { questionId: half, status: "draft" },
  ];
  expect(done.changed.sort(byId)).toEqual((before as typeof done.changed).sort(byId));
  const statuses = async () =>
    (await stored(member.teamId)).map((row) => [row.title, row.status, row.facet, row.version]);
  const approvedNow = (title: string) => [title, "approved", "approved", 1];
  expect(await statuses()).toEqual([
    approvedNow("A draft"),
    approvedNow("As it is"),
    approvedNow("Half done"),
    approvedNow("Was retired"),
  ]);
  // Somebody has retired one of them since: that stays.
  await changeStatus(database(), member, { questionIds: [draft ?? ""], status: "retired" });
  const undone = await undoStatus(database(), member, { from: "approved", changes: done.changed });
  expect(undone.changed.map(({ questionId }) => questionId).sort()).toEqual([half, retired].sort());
  expect((await stored(member.teamId)).map((row) => row.status)).toEqual([
    "retired",
    "approved",
    "draft",
    "retired",
  ]);
});

test("one status follows any other without a new version, and twice is once", async () => {
  const member = await createWriter();
  const { questionId } = await createQuestion(database(), { teamId: member.teamId, ...complete });
  for (const status of ["retired", "approved", "draft", "retired", "retired", "approved"] as const) {
    await changeStatus(database(), member, { questionIds: [questionId], status });
    expect(await stored(member.teamId)).toMatchObject([{ status, facet: status, version: 1 }]);
  }
});

test("a copy is a draft of the newest version, with “(copy)” behind its title; two at once are two", async () => {
  const member = await createWriter();
  const { teamId, personId } = member;
  const { questionId } = await createQuestion(database(), { teamId, title: "Old", status: "retired" });
  await createQuestion(database(), { teamId, questionId, version: 2, title: "New", promptHtml: "<p>2</p>" });
  const copy = () => duplicateQuestion(database(), member, { questionId });
  expect(new Set((await Promise.all([copy(), copy()])).map((made) => made.questionId)).size).toBe(2);
  const made = { title: "New (copy)", status: "draft", version: 1, created_by: personId };
  expect((await stored(teamId)).slice(1)).toMatchObject(
    [made, made].map((row) => ({ ...row, prompt_html: "<p>2</p>" })),
  );
});

const writes = {
  tags: (member: BankWriter, questionIds: string[]) =>
    changeTags(database(), member, { questionIds, tag: "mine", change: "add" }),
  status: (member: BankWriter, questionIds: string[]) =>
    changeStatus(database(), member, { questionIds, status: "retired" }),
  undo: (member: BankWriter, questionIds: string[]) =>
    undoStatus(database(), member, {
      from: "approved",
      changes: questionIds.map((questionId) => ({ questionId, status: "draft" })),
    }),
};

test.each(Object.entries(writes))(
  "%s: a stranger, or one strange question among many, changes nothing",
  async (_, write) => {
    const [owner, stranger] = [await createWriter(), await createWriter("admin")];
    const ids = await createTagged(owner.teamId);
    const { questionId } = await createQuestion(database(), { teamId: stranger.teamId, ...complete });
    const before = [...(await stored(owner.teamId)), ...(await stored(stranger.teamId))];
    await expect(write(stranger, ids)).rejects.toMatchObject({ code: "not_found" });
    await expect(write(stranger, [questionId, ids[0] ?? ""])).rejects.toMatchObject({ code: "not_found" });
    expect([...(await stored(owner.teamId)), ...(await stored(stranger.teamId))]).toEqual(before);
  },
);

test("a favourite is for everybody in the team and for nobody else", async () => {
  const [reviewer, stranger] = [await createMember(database(), { role: "reviewer" }), await createWriter()];
  const [questionId = ""] = await createTagged(reviewer.teamId);
  const input = { questionId, isFavourite: true };
  await markFavourite(database(), reviewer, input);
  await expect(markFavourite(database(), stranger, input)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(
    await database().$client`select person_id from favourites where question_id = ${questionId}`,
  ).toEqual([{ person_id: reviewer.personId }]);
});

test("a pack is added once, then only what is missing of it", async () => {
  const member = await createWriter();
  const add = (by: BankWriter) => addPack(database(), by, { pack: "django" });
  const first = await add(member);
  expect(first.questions).toBeGreaterThan(10);
  expect(first.kits).toBeGreaterThan(0);
  expect(await stored(member.teamId)).toHaveLength(first.questions);
  expect(await add(member)).toEqual({ questions: 0, kits: 0 });
  await database()
    .$client`delete from questions where team_id = ${member.teamId} and slug = 'django/middleware'`;
  expect(await add(member)).toEqual({ questions: 1, kits: 0 });
});

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createTeam } from "@/db/testing/factories";
import { discardDraft } from "./commands";
import { readUnfinished } from "./reads";
import { newBody } from "./rules";
import { body, type Member, useWriters } from "./testing";

const { database } = useDatabase();
const { createMember, createSaved, joinTeam, keep, open, save } = useWriters(database);

describe("a draft", () => {
  it("is found again by its person, and by nobody else", async () => {
    const member = await createMember();
    const colleague = await joinTeam(member);
    const questionId = randomUUID();
    const first = await keep(member, questionId, {});
    expect(first).toMatchObject({ outcome: "saved", revision: expect.any(Number) });
    const text = body({ title: "Another title" });
    const revision = first.revision + 1;
    expect(await keep(member, questionId, { base: first.revision, text })).toMatchObject({ revision });
    const editor = await open(member, questionId);
    expect(editor.draft).toMatchObject({ value: { basedOn: 0, body: text }, revision });
    expect((await open(colleague, questionId)).draft).toMatchObject({ revision: 0, savedAtMs: null });
  });

  it("on another revision is a conflict that changes nothing and gives the text that stands", async () => {
    const member = await createMember();
    const questionId = randomUUID();
    const theirs = body({ title: "From the other device" });
    const { revision } = await keep(member, questionId, { text: theirs });
    const met = await keep(member, questionId, { text: body({ title: "From here" }) });
    expect(met).toMatchObject({ outcome: "conflict", revision, value: { body: theirs } });
    expect((await open(member, questionId)).draft.value.body).toEqual(theirs);
  });

  it("sent twice is saved once", async () => {
    const member = await createMember();
    const questionId = randomUUID();
    const { revision } = await keep(member, questionId, {});
    expect(await keep(member, questionId, {})).toMatchObject({ outcome: "saved", revision });
  });

  it("that says what the version says is no draft any more; the next one isn’t taken for it", async () => {
    const member = await createMember();
    const questionId = await createSaved(member);
    const text = body({ title: "Something else" });
    const { revision } = await keep(member, questionId, { basedOn: 1, text });
    const back = body({ title: " When a queryset runs " });
    expect(await keep(member, questionId, { basedOn: 1, base: revision, text: back })).toMatchObject({
      outcome: "saved",
      revision: 0,
    });
    const rows = await database().$client`select from question_drafts where question_id = ${questionId}`;
    expect(rows).toHaveLength(0);

    await keep(member, questionId, { basedOn: 1, text });
    const stale = body({ title: "From a tab that knows the first" });
    const met = await keep(member, questionId, { basedOn: 1, base: revision, text: stale });
    expect(met).toMatchObject({ outcome: "conflict", value: { body: text } });
  });

  it("is seen by colleagues as a name and a time while it is younger than the version", async () => {
    const member = await createMember();
    const ada = await joinTeam(member);
    const questionId = await createSaved(member);
    await keep(ada, questionId, { basedOn: 1, text: body({ title: "Canary of Ada’s" }) });
    const editor = await open(member, questionId);
    expect(editor.others).toEqual([{ name: "Ada Reyes", savedAt: expect.any(Date) }]);
    expect(JSON.stringify(editor)).not.toContain("Canary");
    expect((await open(ada, questionId)).others).toEqual([]);
    await save(member, { questionId, basedOn: 1 }, body({ title: "The second" }));
    expect((await open(member, questionId)).others).toEqual([]);
  });
});

const read = ({ teamId, personId }: Member) => readUnfinished(database(), { teamId, personId });
const titlesOf = async (member: Member) => (await read(member)).drafts.map(({ title }) => title);

describe("unfinished questions", () => {
  it("are one's own of this team, and nobody else's", async () => {
    const member = await createMember();
    const elsewhere = { ...member, ...(await createTeam(database(), { ...member, bank: false })) };
    const ada = await joinTeam(member);
    await keep(member, randomUUID(), { text: body({ title: " Mine here " }) });
    await keep(elsewhere, randomUUID(), { text: body({ title: "Mine elsewhere" }) });
    await keep(ada, randomUUID(), { text: body({ title: "Ada’s" }) });
    expect(await titlesOf(member)).toEqual(["Mine here"]);
    expect(await titlesOf(elsewhere)).toEqual(["Mine elsewhere"]);
    expect(await titlesOf(ada)).toEqual(["Ada’s"]);
  });

  it("aren't questions that the team has, whoever saved them", async () => {
    const member = await createMember();
    const ada = await joinTeam(member);
    await keep(member, await createSaved(member), { basedOn: 1, text: body({ title: "An edit" }) });
    const questionId = randomUUID();
    await keep(member, questionId, { text: body({ title: "To be" }) });
    expect(await titlesOf(member)).toEqual(["To be"]);
    await save(ada, { questionId });
    expect(await titlesOf(member)).toEqual([]);
  });

  it("have something written in any of their fields", async () => {
    const member = await createMember();
    const set = { kind: "code", difficulty: 4, minutes: "20", source: "A book", title: "  " } as const;
    await keep(member, randomUUID(), { text: { ...newBody(), ...set } });
    expect(await titlesOf(member)).toEqual([]);
    await keep(member, randomUUID(), { text: { ...newBody(), keyPoints: ["", "One."] } });
    expect(await titlesOf(member)).toEqual([null]);
  });

  it("are the latest five with the number of the others", async () => {
    const member = await createMember();
    const ids = Array.from({ length: 7 }, () => randomUUID());
    const dayOf = (place: number) => `2026-05-${place === 3 ? 28 : 11 + place}T10:00:00Z`;
    for (const [place, questionId] of ids.entries()) {
      await keep(member, questionId, { text: body({ title: `Number ${place}` }) });
      await database().$client`update question_drafts set saved_at = ${dayOf(place)}
          where question_id = ${questionId}`;
    }
    expect(await titlesOf(member)).toEqual([3, 6, 5, 4, 2].map((place) => `Number ${place}`));
    const { drafts, more } = await read(member);
    expect(more).toBe(2);
    expect(drafts[0]).toMatchObject({ questionId: ids[3], savedAtMs: Date.parse(dayOf(3)) });
  });
});

describe("discarding one", () => {
  const discard = (member: Member, questionId: string, revision: number) =>
    discardDraft(database(), { member, input: { questionId, revision } });

  it("takes it from the list and gives the text that brings it back", async () => {
    const member = await createMember();
    const questionId = randomUUID();
    const { revision } = await keep(member, questionId);
    const { value } = await discard(member, questionId, revision);
    expect(await titlesOf(member)).toEqual([]);
    await keep(member, questionId, { text: value.body });
    expect((await open(member, questionId)).draft.value).toEqual({ basedOn: 0, body: body() });
  });

  it("keeps what was written since, and what is somebody else's or another team's", async () => {
    const member = await createMember();
    const questionId = randomUUID();
    const { revision } = await keep(member, questionId);
    const elsewhere = { ...member, ...(await createTeam(database(), { ...member, bank: false })) };
    for (const other of [await joinTeam(member), elsewhere])
      await expect(discard(other, questionId, revision)).rejects.toMatchObject({ code: "not_found" });
    await expect(discard({ ...member, role: "reviewer" }, questionId, revision)).rejects.toMatchObject({
      code: "forbidden",
    });
    await keep(member, questionId, { base: revision, text: body({ title: "Written since" }) });
    await expect(discard(member, questionId, revision)).rejects.toMatchObject({ code: "conflict" });
    expect(await titlesOf(member)).toEqual(["Written since"]);
  });
});

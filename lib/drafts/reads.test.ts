import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createTeam } from "@/db/testing/factories";
import { takeMembership } from "@/lib/auth/member";
import { asQuestionWriter, type BankWriter } from "@/lib/questions/policy";
import { discardDraft } from "./commands";
import { readUnfinished } from "./reads";
import { newBody } from "./rules";
import { body, useWriters } from "./testing";

const { database } = useDatabase();
const { createWriter, createSaved, joinTeam, keep, open, save } = useWriters(database);

describe("a draft", () => {
  it("is found again by its person, and by nobody else", async () => {
    const writer = await createWriter();
    const colleague = await joinTeam(writer);
    const questionId = randomUUID();
    const first = await keep(writer, questionId, {});
    expect(first).toMatchObject({ outcome: "saved", revision: expect.any(Number) });
    const text = body({ title: "Another title" });
    const revision = first.revision + 1;
    expect(await keep(writer, questionId, { base: first.revision, text })).toMatchObject({ revision });
    const editor = await open(writer, questionId);
    expect(editor.draft).toMatchObject({ value: { basedOn: 0, body: text }, revision });
    expect((await open(colleague, questionId)).draft).toMatchObject({ revision: 0, savedAtMs: null });
  });

  it("on another revision is a conflict that changes nothing and gives the text that stands", async () => {
    const writer = await createWriter();
    const questionId = randomUUID();
    const theirs = body({ title: "From the other device" });
    const { revision } = await keep(writer, questionId, { text: theirs });
    const met = await keep(writer, questionId, { text: body({ title: "From here" }) });
    expect(met).toMatchObject({ outcome: "conflict", revision, value: { body: theirs } });
    expect((await open(writer, questionId)).draft.value.body).toEqual(theirs);
  });

  it("sent twice is saved once", async () => {
    const writer = await createWriter();
    const questionId = randomUUID();
    const { revision } = await keep(writer, questionId, {});
    expect(await keep(writer, questionId, {})).toMatchObject({ outcome: "saved", revision });
  });

  it("that says what the version says is no draft any more; the next one isn’t taken for it", async () => {
    const writer = await createWriter();
    const questionId = await createSaved(writer);
    const text = body({ title: "Something else" });
    const { revision } = await keep(writer, questionId, { basedOn: 1, text });
    const back = body({ title: " When a queryset runs " });
    expect(await keep(writer, questionId, { basedOn: 1, base: revision, text: back })).toMatchObject({
      outcome: "saved",
      revision: 0,
    });
    const rows = await database().$client`select from question_drafts where question_id = ${questionId}`;
    expect(rows).toHaveLength(0);

    await keep(writer, questionId, { basedOn: 1, text });
    const stale = body({ title: "From a tab that knows the first" });
    const met = await keep(writer, questionId, { basedOn: 1, base: revision, text: stale });
    expect(met).toMatchObject({ outcome: "conflict", value: { body: text } });
  });

  it("is seen by colleagues as a name and a time while it is younger than the version", async () => {
    const writer = await createWriter();
    const ada = await joinTeam(writer);
    const questionId = await createSaved(writer);
    await keep(ada, questionId, { basedOn: 1, text: body({ title: "Canary of Ada’s" }) });
    const editor = await open(writer, questionId);
    expect(editor.others).toEqual([{ name: "Ada Reyes", savedAt: expect.any(Date) }]);
    expect(JSON.stringify(editor)).not.toContain("Canary");
    expect((await open(ada, questionId)).others).toEqual([]);
    await save(writer, { questionId, basedOn: 1 }, body({ title: "The second" }));
    expect((await open(writer, questionId)).others).toEqual([]);
  });
});

const read = (writer: BankWriter) => readUnfinished(database(), writer);

/** The same person as somebody who joined another team first. */
async function changeTeam({ personId }: BankWriter): Promise<BankWriter> {
  const { teamId } = await createTeam(database(), { personId, bank: false });
  await database().$client`update memberships set created_at = 'epoch' where team_id = ${teamId}`;
  return asQuestionWriter(await takeMembership(database(), personId));
}
const titlesOf = async (writer: BankWriter) => (await read(writer)).drafts.map(({ title }) => title);

describe("unfinished questions", () => {
  it("are one's own of this team, and nobody else's", async () => {
    const writer = await createWriter();
    const elsewhere = await changeTeam(writer);
    const ada = await joinTeam(writer);
    await keep(writer, randomUUID(), { text: body({ title: " Mine here " }) });
    await keep(elsewhere, randomUUID(), { text: body({ title: "Mine elsewhere" }) });
    await keep(ada, randomUUID(), { text: body({ title: "Ada’s" }) });
    expect(await titlesOf(writer)).toEqual(["Mine here"]);
    expect(await titlesOf(elsewhere)).toEqual(["Mine elsewhere"]);
    expect(await titlesOf(ada)).toEqual(["Ada’s"]);
  });

  it("aren't questions that the team has, whoever saved them", async () => {
    const writer = await createWriter();
    const ada = await joinTeam(writer);
    await keep(writer, await createSaved(writer), { basedOn: 1, text: body({ title: "An edit" }) });
    const questionId = randomUUID();
    await keep(writer, questionId, { text: body({ title: "To be" }) });
    expect(await titlesOf(writer)).toEqual(["To be"]);
    await save(ada, { questionId });
    expect(await titlesOf(writer)).toEqual([]);
  });

  it("have something written in any of their fields", async () => {
    const writer = await createWriter();
    const set = { kind: "code", difficulty: 4, minutes: "20", source: "A book", title: "  " } as const;
    await keep(writer, randomUUID(), { text: { ...newBody(), ...set } });
    expect(await titlesOf(writer)).toEqual([]);
    await keep(writer, randomUUID(), { text: { ...newBody(), keyPoints: ["", "One."] } });
    expect(await titlesOf(writer)).toEqual([null]);
  });

  it("are the latest five with the number of the others", async () => {
    const writer = await createWriter();
    const ids = Array.from({ length: 7 }, () => randomUUID());
    const dayOf = (index: number) => `2026-05-${index === 3 ? 28 : 11 + index}T10:00:00Z`;
    for (const [index, questionId] of ids.entries()) {
      await keep(writer, questionId, { text: body({ title: `Number ${index}` }) });
      await database().$client`update question_drafts set saved_at = ${dayOf(index)}
          where question_id = ${questionId}`;
    }
    expect(await titlesOf(writer)).toEqual([3, 6, 5, 4, 2].map((index) => `Number ${index}`));
    const { drafts, more } = await read(writer);
    expect(more).toBe(2);
    expect(drafts[0]).toMatchObject({ questionId: ids[3], savedAtMs: Date.parse(dayOf(3)) });
  });
});

describe("discarding one", () => {
  const discard = (writer: BankWriter, questionId: string, revision: number) =>
    discardDraft(database(), writer, { questionId, revision });

  it("takes it from the list and gives the text that brings it back", async () => {
    const writer = await createWriter();
    const questionId = randomUUID();
    const { revision } = await keep(writer, questionId);
    const { value } = await discard(writer, questionId, revision);
    expect(await titlesOf(writer)).toEqual([]);
    await keep(writer, questionId, { text: value.body });
    expect((await open(writer, questionId)).draft.value).toEqual({ basedOn: 0, body: body() });
  });

  it("keeps what was written since, and what is somebody else's or another team's", async () => {
    const writer = await createWriter();
    const questionId = randomUUID();
    const { revision } = await keep(writer, questionId);
    const elsewhere = await changeTeam(writer);
    for (const other of [await joinTeam(writer), elsewhere])
      await expect(discard(other, questionId, revision)).rejects.toMatchObject({ code: "not_found" });
    await keep(writer, questionId, { base: revision, text: body({ title: "Written since" }) });
    await expect(discard(writer, questionId, revision)).rejects.toMatchObject({ code: "conflict" });
    expect(await titlesOf(writer)).toEqual(["Written since"]);
  });
});

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useDatabase } from "@/db/testing";
import { body, useWriters } from "./testing";

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

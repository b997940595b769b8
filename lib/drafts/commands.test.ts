import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findQuestionIds } from "@/db/bank/search/search";
import { listPlan } from "@/db/room/plan-items";
import { useDatabase } from "@/db/testing/database";
import { createInterview } from "@/db/testing/factories";
import { renderMarkdown } from "@/lib/markdown/render";
import { changeStatus } from "@/lib/questions/commands";
import type { BankWriter } from "@/lib/questions/policy";
import { body, useWriters } from "./testing";

const { database } = useDatabase();
const { createWriter, createSaved, joinTeam, keep, open, save, versionsOf } = useWriters(database);

describe("saving", () => {
  it("makes the question with that id, its slug, its HTML and what it is found by; the draft goes", async () => {
    const writer = await createWriter();
    const questionId = randomUUID();
    const { revision } = await keep(writer, questionId, { text: body({ title: "Typed a second before" }) });
    const done = await save(writer, { questionId, draftRevision: revision });
    expect(done).toEqual({ outcome: "saved", version: 1, status: "approved" });
    const editor = await open(writer, questionId);
    expect(editor.saved).toMatchObject({
      version: 1,
      status: "approved",
      savedBy: "Tomasz Lind",
      body: body(),
    });
    expect(editor.draft).toMatchObject({ value: { basedOn: 1 }, revision: 0, savedAtMs: null });
    const [row] = await versionsOf(questionId);
    expect(row).toMatchObject({
      prompt_html: await renderMarkdown(body().prompt),
      model_answer_html: await renderMarkdown(body().modelAnswer),
    });
    expect(row?.prompt_html).toContain("<code>queries</code>");
    const found = { query: [{ words: ["queryset"] }], filters: {}, sort: "best" as const, limit: 5 };
    expect(await findQuestionIds(database(), { ...found, teamId: writer.teamId })).toEqual([questionId]);
  });

  it("sent twice, also at the same time, makes one", async () => {
    const writer = await createWriter();
    const questionId = randomUUID();
    const done = await Promise.all([save(writer, { questionId }), save(writer, { questionId })]);
    for (const each of done) expect(each).toEqual({ outcome: "saved", version: 1, status: "approved" });
    expect(await save(writer, { questionId })).toMatchObject({ outcome: "saved", version: 1 });
    expect(await versionsOf(questionId)).toHaveLength(1);
  });

  it("refuses what is wrong with the form's places, and keeps the draft", async () => {
    const writer = await createWriter();
    const questionId = randomUUID();
    const text = body({ title: "", keyPoints: ["", "Only one.", "x".repeat(401)] });
    await keep(writer, questionId, { text });
    await expect(save(writer, { questionId }, text)).rejects.toMatchObject({
      code: "invalid",
      fields: { title: expect.any(String), "keyPoints.2": expect.any(String) },
    });
    expect((await open(writer, questionId)).draft.value.body).toEqual(text);
    const deep = body({ prompt: `${"> ".repeat(60)}deep` });
    await expect(save(writer, { questionId }, deep)).rejects.toMatchObject({
      code: "invalid",
      fields: { prompt: expect.stringContaining("nested") },
    });
    expect(await versionsOf(questionId)).toHaveLength(0);
  });

  it("with nothing changed writes no version and says so; with a new status alone neither", async () => {
    const writer = await createWriter();
    const questionId = await createSaved(writer);
    const same = body({ prompt: `${body().prompt}\n\n`, hints: [...body().hints, ""] });
    expect(await save(writer, { questionId, basedOn: 1 }, same)).toMatchObject({
      outcome: "unchanged",
      version: 1,
    });
    const draft = await save(writer, { questionId, basedOn: 1, status: "draft" }, same);
    expect(draft).toEqual({ outcome: "saved", version: 1, status: "draft" });
    expect((await open(writer, questionId)).saved).toMatchObject({ version: 1, status: "draft" });
    expect(await versionsOf(questionId)).toHaveLength(1);
  });

  it("on a version that isn't the newest writes nothing; both texts are kept, and mine can follow theirs", async () => {
    const tomasz = await createWriter();
    const ada = await joinTeam(tomasz);
    const questionId = await createSaved(tomasz);
    const [mine, theirs] = [body({ title: "Tomasz’s title" }), body({ title: "Ada’s title" })];
    await keep(tomasz, questionId, { basedOn: 1, text: mine });
    await save(ada, { questionId, basedOn: 1 }, theirs);
    const met = await save(tomasz, { questionId, basedOn: 1 }, mine);
    const adas = { version: 2, status: "approved", savedBy: "Ada Reyes", body: theirs };
    expect(met).toEqual({ outcome: "conflict", theirs: { ...adas, savedAtMs: expect.any(Number) } });
    expect(await versionsOf(questionId)).toHaveLength(2);
    expect((await open(tomasz, questionId)).draft.value).toEqual({ basedOn: 1, body: mine });
    const after = await save(tomasz, { questionId, basedOn: 2 }, mine);
    expect(after).toMatchObject({ outcome: "saved", version: 3 });
    const titles = (await versionsOf(questionId)).map(({ title }) => title);
    expect(titles).toEqual([body().title, theirs.title, mine.title]);
    expect((await open(tomasz, questionId)).draft.revision).toBe(0);
  });

  it("by two at the same time writes one of them, and the other hears of it", async () => {
    const tomasz = await createWriter();
    const ada = await joinTeam(tomasz);
    const questionId = await createSaved(tomasz);
    const done = await Promise.all([
      save(tomasz, { questionId, basedOn: 1 }, body({ title: "Tomasz’s title" })),
      save(ada, { questionId, basedOn: 1 }, body({ title: "Ada’s title" })),
    ]);
    expect(done.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "saved"]);
    expect(await versionsOf(questionId)).toHaveLength(2);
  });

  it("keeps another device's draft that says something else", async () => {
    const writer = await createWriter();
    const questionId = await createSaved(writer);
    const elsewhere = body({ title: "From the train" });
    await keep(writer, questionId, { basedOn: 1, text: elsewhere });
    await save(writer, { questionId, basedOn: 1, draftRevision: 0 }, body({ title: "From the desk" }));
    expect((await open(writer, questionId)).draft.value).toEqual({ basedOn: 1, body: elsewhere });
  });

  it("leaves planned interviews on the version that they planned", async () => {
    const writer = await createWriter();
    const questionId = await createSaved(writer);
    const { interviewId } = await createInterview(database(), { ...writer, planned: 1 });
    const before = await listPlan(database(), interviewId);
    await save(writer, { questionId, basedOn: 1 }, body({ title: "The second", prompt: "Changed?" }));
    expect(await listPlan(database(), interviewId)).toEqual(before);
    const [first, second] = await versionsOf(questionId);
    expect(first).toMatchObject({ version: 1, title: body().title, prompt: body().prompt });
    expect(second).toMatchObject({ version: 2, prompt: "Changed?", created_by: writer.personId });
    const [planned] = await database()
      .$client`select question_version_id from plan_items where interview_id = ${interviewId}`;
    expect(planned?.question_version_id).toBe(first?.id);
  });
});

describe("slugs", () => {
  const slugOf = async (questionId: string) => {
    const [row] = await database().$client`select slug from questions where id = ${questionId}`;
    return row?.slug as string;
  };

  it("get a number where the team has one already, and stay when the title changes", async () => {
    const writer = await createWriter();
    const [first, second, third] = [
      await createSaved(writer),
      await createSaved(writer),
      await createSaved(await createWriter()),
    ];
    expect(await Promise.all([first, second, third].map(slugOf))).toEqual([
      ...["when-a-queryset-runs", "when-a-queryset-runs-2", "when-a-queryset-runs"],
    ]);
    await save(writer, { questionId: second, basedOn: 1 }, body({ title: "Another title" }));
    expect(await slugOf(second)).toBe("when-a-queryset-runs-2");
  });

  it("are taken by eight at once, and every one is made", async () => {
    const writer = await createWriter();
    const made = await Promise.all(Array.from({ length: 8 }, () => createSaved(writer)));
    const slugs = await Promise.all(made.map(slugOf));
    expect(new Set(slugs).size).toBe(8);
    for (const slug of slugs) expect(slug).toMatch(/^when-a-queryset-runs/);
  });
});

const retire = (writer: BankWriter, questionId: string) =>
  changeStatus(database(), writer, { questionIds: [questionId], status: "retired" });

it("leaves a status that somebody gave meanwhile, with a new text or the same", async () => {
  const writer = await createWriter();
  const questionId = await createSaved(writer);
  await retire(await joinTeam(writer), questionId);
  for (const version of [2, 2]) {
    const saved = await save(writer, { questionId, basedOn: 1 }, body({ title: "Another title" }));
    expect(saved).toMatchObject({ outcome: "saved", version, status: "retired" });
  }
});

it("gives another status that was asked for", async () => {
  const writer = await createWriter();
  const questionId = await createSaved(writer);
  await retire(await joinTeam(writer), questionId);
  const asked = { questionId, basedOn: 1, status: "draft" } as const;
  expect(await save(writer, asked, body({ title: "One" }))).toMatchObject({ status: "draft" });
});

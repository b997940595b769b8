import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findQuestionIds } from "@/db/bank/search";
import { listPlan } from "@/db/room/plan-items";
import { useDatabase } from "@/db/testing/database";
import { createInterview, createQuestion } from "@/db/testing/factories";
import { duplicateQuestion, setStatus } from "./commands";
import { renderPreview } from "./reads";
import { body, type Member, useWriters } from "./testing";

const { database } = useDatabase();
const { createMember, createSaved, joinTeam, keep, open, save, versionsOf } = useWriters(database);

describe("saving", () => {
  it("makes the question with that id, its slug, its HTML and what it is found by; the draft goes", async () => {
    const member = await createMember();
    const questionId = randomUUID();
    const { revision } = await keep(member, questionId, { text: body({ title: "Typed a second before" }) });
    const done = await save(member, { questionId, draftRevision: revision });
    expect(done).toEqual({ outcome: "saved", version: 1, status: "approved" });
    const editor = await open(member, questionId);
    expect(editor.saved).toMatchObject({
      version: 1,
      status: "approved",
      savedBy: "Tomasz Lind",
      body: body(),
    });
    expect(editor.draft).toMatchObject({ value: { basedOn: 1 }, revision: 0, savedAtMs: null });
    const [row] = await versionsOf(questionId);
    expect(row).toMatchObject({
      prompt_html: await renderPreview(body().prompt),
      model_answer_html: await renderPreview(`\n${body().modelAnswer}  \n`),
    });
    expect(row?.prompt_html).toContain("<code>queries</code>");
    const found = { query: [["queryset"]], filters: {}, sort: "best" as const, limit: 5 };
    expect(await findQuestionIds(database(), { ...found, teamId: member.teamId })).toEqual([questionId]);
  });

  it("sent twice, also at the same time, makes one", async () => {
    const member = await createMember();
    const questionId = randomUUID();
    const done = await Promise.all([save(member, { questionId }), save(member, { questionId })]);
    for (const each of done) expect(each).toEqual({ outcome: "saved", version: 1, status: "approved" });
    expect(await save(member, { questionId })).toMatchObject({ outcome: "saved", version: 1 });
    expect(await versionsOf(questionId)).toHaveLength(1);
  });

  it("refuses what isn't complete with the form's places, and keeps the draft", async () => {
    const member = await createMember();
    const questionId = randomUUID();
    const text = body({ modelAnswer: "", keyPoints: ["", "Only one.", "x".repeat(401)] });
    await keep(member, questionId, { text });
    await expect(save(member, { questionId }, text)).rejects.toMatchObject({
      code: "invalid",
      fields: { modelAnswer: expect.any(String), "keyPoints.2": expect.any(String) },
    });
    expect((await open(member, questionId)).draft.value.body).toEqual(text);
    const deep = body({ prompt: `${"> ".repeat(60)}deep` });
    await expect(save(member, { questionId }, deep)).rejects.toMatchObject({
      code: "invalid",
      fields: { prompt: expect.stringContaining("nested") },
    });
    expect(await versionsOf(questionId)).toHaveLength(0);
  });

  it("with nothing changed writes no version and says so; with a new status alone neither", async () => {
    const member = await createMember();
    const questionId = await createSaved(member);
    const same = body({ prompt: `${body().prompt}\n\n`, hints: [...body().hints, ""] });
    expect(await save(member, { questionId, basedOn: 1 }, same)).toMatchObject({
      outcome: "unchanged",
      version: 1,
    });
    const draft = await save(member, { questionId, basedOn: 1, status: "draft" }, same);
    expect(draft).toEqual({ outcome: "saved", version: 1, status: "draft" });
    expect((await open(member, questionId)).saved).toMatchObject({ version: 1, status: "draft" });
    expect(await versionsOf(questionId)).toHaveLength(1);
  });

  it("on a version that isn't the newest writes nothing; both texts are kept, and mine can follow theirs", async () => {
    const tomasz = await createMember();
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
    const tomasz = await createMember();
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
    const member = await createMember();
    const questionId = await createSaved(member);
    const elsewhere = body({ title: "From the train" });
    await keep(member, questionId, { basedOn: 1, text: elsewhere });
    await save(member, { questionId, basedOn: 1, draftRevision: 0 }, body({ title: "From the desk" }));
    expect((await open(member, questionId)).draft.value).toEqual({ basedOn: 1, body: elsewhere });
  });

  it("leaves planned interviews on the version that they planned", async () => {
    const member = await createMember();
    const questionId = await createSaved(member);
    const { interviewId } = await createInterview(database(), { ...member, planned: 1 });
    const before = await listPlan(database(), interviewId);
    await save(member, { questionId, basedOn: 1 }, body({ title: "The second", prompt: "Changed?" }));
    expect(await listPlan(database(), interviewId)).toEqual(before);
    const [first, second] = await versionsOf(questionId);
    expect(first).toMatchObject({ version: 1, title: body().title, prompt: body().prompt });
    expect(second).toMatchObject({ version: 2, prompt: "Changed?", created_by: member.personId });
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
    const member = await createMember();
    const [first, second, third] = [
      await createSaved(member),
      await createSaved(member),
      await createSaved(await createMember()),
    ];
    expect(await Promise.all([first, second, third].map(slugOf))).toEqual([
      ...["when-a-queryset-runs", "when-a-queryset-runs-2", "when-a-queryset-runs"],
    ]);
    await save(member, { questionId: second, basedOn: 1 }, body({ title: "Another title" }));
    expect(await slugOf(second)).toBe("when-a-queryset-runs-2");
  });

  it("are taken by eight at once, and every one is made", async () => {
    const member = await createMember();
    const made = await Promise.all(Array.from({ length: 8 }, () => createSaved(member)));
    const slugs = await Promise.all(made.map(slugOf));
    expect(new Set(slugs).size).toBe(8);
    for (const slug of slugs) expect(slug).toMatch(/^when-a-queryset-runs/);
  });
});

describe("setStatus", () => {
  const setTo = (member: Member, questionId: string, status: "draft" | "approved" | "retired") =>
    setStatus(database(), { member, input: { questionId, status } });

  it("goes every way without a new version, and twice is once", async () => {
    const member = await createMember();
    const questionId = await createSaved(member);
    for (const status of ["retired", "approved", "draft", "retired", "retired", "approved"] as const) {
      expect(await setTo(member, questionId, status)).toEqual({ status });
      expect((await open(member, questionId)).saved).toMatchObject({ status, version: 1 });
    }
  });

  it("doesn't approve what isn't complete, and says what is missing", async () => {
    const member = await createMember();
    const questionId = randomUUID();
    await save(member, { questionId, status: "draft" }, body({ modelAnswer: "", hints: ["One."] }));
    await expect(setTo(member, questionId, "approved")).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/model answer is missing.*Hints: 2 to 3/),
      fields: { modelAnswer: expect.any(String), hints: expect.any(String) },
    });
    expect((await open(member, questionId)).saved).toMatchObject({ status: "draft" });
    expect(await setTo(member, questionId, "retired")).toEqual({ status: "retired" });
  });
});

const retire = (member: Member, questionId: string) =>
  setStatus(database(), { member, input: { questionId, status: "retired" } });

it("leaves a status that somebody gave meanwhile, with a new text or the same", async () => {
  const member = await createMember();
  const questionId = await createSaved(member);
  await retire(await joinTeam(member), questionId);
  for (const version of [2, 2]) {
    const saved = await save(member, { questionId, basedOn: 1 }, body({ title: "Another title" }));
    expect(saved).toMatchObject({ outcome: "saved", version, status: "retired" });
  }
});

it("gives another status that was asked for, and approves no incomplete text", async () => {
  const member = await createMember();
  const questionId = await createSaved(member);
  await retire(await joinTeam(member), questionId);
  const asked = { questionId, basedOn: 1, status: "draft" } as const;
  expect(await save(member, asked, body({ title: "One" }))).toMatchObject({ status: "draft" });
  await setStatus(database(), { member, input: { questionId, status: "approved" } });
  const kept = { ...asked, basedOn: 2, fromStatus: "draft" } as const;
  expect(await save(member, kept, body({ hints: [] }))).toMatchObject({ version: 3, status: "draft" });
});

describe("duplicateQuestion", () => {
  const copy = (member: Member, questionId: string) =>
    duplicateQuestion(database(), { member, input: { questionId } });

  it("makes a draft with the same text, its own slug and “(copy)”", async () => {
    const member = await createMember();
    const source = await createSaved(member);
    const { questionId } = await copy(member, source);
    const { saved } = await open(member, questionId);
    expect(saved).toMatchObject({ version: 1, status: "draft", savedBy: "Tomasz Lind" });
    expect(saved?.body).toEqual(body({ title: "When a queryset runs (copy)" }));
    const [[before], [after]] = [await versionsOf(source), await versionsOf(questionId)];
    expect(after?.prompt_html).toBe(before?.prompt_html);
    expect((await open(member, (await copy(member, source)).questionId)).saved?.version).toBe(1);
  });

  it("copies the newest version", async () => {
    const member = await createMember();
    const source = await createQuestion(database(), {
      teamId: member.teamId,
      title: "Old",
      status: "retired",
    });
    await createQuestion(database(), { ...source, teamId: member.teamId, version: 2, title: "New" });
    const { questionId } = await copy(member, source.questionId);
    expect((await open(member, questionId)).saved?.body.title).toBe("New (copy)");
  });
});

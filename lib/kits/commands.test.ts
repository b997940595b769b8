import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { listKits } from "@/db/kits/kits";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import type { TeamRole } from "@/db/vocabulary";
import { createMember } from "@/lib/auth/testing";
import { asKitWriter, type BankWriter } from "@/lib/questions/policy";
import { deleteKit, restoreKit, saveKit } from "./commands";
import { readKit } from "./reads";
import type { SaveKitInput } from "./schema";

const { database } = useDatabase();

const createWriter = async (given: { role?: TeamRole; teamId?: string } = {}) =>
  asKitWriter(await createMember(database(), { name: "Ana Reyes", ...given }));

/** Three questions, the last of them a draft. */
async function createItems({ teamId }: BankWriter) {
  const made = [];
  for (const [index, status] of (["approved", "approved", "draft"] as const).entries())
    made.push(await createQuestion(database(), { teamId, status, title: `Question ${index + 1}` }));
  return made.map(({ questionId }, index) => ({ question: questionId, minutes: 5 + index }));
}

async function inputFor(writer: BankWriter, given: Partial<SaveKitInput["kit"]> = {}): Promise<SaveKitInput> {
  const kit = { title: "Backend, mid level", summary: "For a first talk.", minutes: 45, ...given };
  const items = given.items ?? (await createItems(writer));
  return { kitId: randomUUID(), baseRevision: 0, isShared: true, kit: { ...kit, items } };
}

async function createKit(writer: BankWriter, given: Partial<SaveKitInput> = {}) {
  const input = { ...(await inputFor(writer)), ...given };
  await saveKit(database(), writer, input);
  return input;
}

const read = (writer: BankWriter, { kitId }: { kitId: string }) => readKit(database(), writer, { kitId });

describe("saveKit", () => {
  it("makes a kit with its questions in their order, under a slug of its own", async () => {
    const writer = await createWriter();
    const input = await createKit(writer);
    const kit = await read(writer, input);
    expect(kit).toMatchObject({
      title: "Backend, mid level",
      summary: "For a first talk.",
      minutes: 45,
      revision: 1,
      slug: "backend-mid-level",
      isShared: true,
      isOwn: true,
      madeBy: "Ana Reyes",
    });
    expect(kit.items.map(({ title, minutes, status }) => ({ title, minutes, status }))).toEqual([
      { title: "Question 1", minutes: 5, status: "approved" },
      { title: "Question 2", minutes: 6, status: "approved" },
      { title: "Question 3", minutes: 7, status: "draft" },
    ]);
    const second = await createKit(writer);
    expect((await read(writer, second)).slug).toBe("backend-mid-level-2");
  });

  it("saves another order, other minutes and words on the revision they were based on", async () => {
    const writer = await createWriter();
    const input = await createKit(writer);
    const kit = { ...input.kit, title: "New words", items: input.kit.items.toReversed() };
    const saved = await saveKit(database(), writer, { ...input, baseRevision: 1, kit });
    expect(saved).toEqual({ outcome: "saved", revision: 2 });
    const after = await read(writer, input);
    expect(after).toMatchObject({ title: "New words", slug: "backend-mid-level", revision: 2 });
    expect(after.items.map(({ title }) => title)).toEqual(["Question 3", "Question 2", "Question 1"]);
  });

  it("refuses the second of two people, shows them what stands, and keeps that", async () => {
    const writer = await createWriter();
    const colleague = await createWriter({ role: "interviewer", teamId: writer.teamId });
    const input = await createKit(writer);
    const change = (title: string) => ({ ...input, baseRevision: 1, kit: { ...input.kit, title } });
    await saveKit(database(), colleague, change("Theirs"));
    const second = await saveKit(database(), writer, change("Mine"));
    expect(second).toMatchObject({ outcome: "conflict", theirs: { title: "Theirs", revision: 2 } });
    expect((await read(writer, input)).title).toBe("Theirs");
  });

  it("lets only one of two at the same moment through", async () => {
    const writer = await createWriter();
    const input = await createKit(writer);
    const change = (title: string) => ({ ...input, baseRevision: 1, kit: { ...input.kit, title } });
    const both = await Promise.all(["One", "Two"].map((title) => saveKit(database(), writer, change(title))));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "saved"]);
  });

  it("takes a resend as the same save, new or not", async () => {
    const writer = await createWriter();
    const input = await createKit(writer);
    expect(await saveKit(database(), writer, input)).toEqual({ outcome: "saved", revision: 1 });
    const change = { ...input, baseRevision: 1, kit: { ...input.kit, minutes: 50 } };
    await saveKit(database(), writer, change);
    expect(await saveKit(database(), writer, change)).toEqual({ outcome: "saved", revision: 2 });
    expect(await listKits(database(), writer)).toHaveLength(1);
  });

  it("gives every one of several kits made at once a slug", async () => {
    const writer = await createWriter();
    const inputs = await Promise.all([1, 2, 3].map(() => inputFor(writer)));
    await Promise.all(inputs.map((input) => saveKit(database(), writer, input)));
    const slugs = await Promise.all(inputs.map(async (input) => (await read(writer, input)).slug));
    expect(slugs.sort()).toEqual(["backend-mid-level", "backend-mid-level-2", "backend-mid-level-3"]);
  });

  it("refuses another team's question, and leaves nothing half written", async () => {
    const [writer, stranger] = [await createWriter(), await createWriter()];
    const input = await createKit(writer);
    const [foreign] = await createItems(stranger);
    const items = [...input.kit.items, foreign ?? { question: "", minutes: 5 }];
    const attempt = { ...input, baseRevision: 1, kit: { ...input.kit, title: "Half", items } };
    await expect(saveKit(database(), writer, attempt)).rejects.toMatchObject({ code: "invalid" });
    expect(await read(writer, input)).toMatchObject({ title: "Backend, mid level", revision: 1 });
    const fresh = { ...attempt, kitId: randomUUID(), baseRevision: 0 };
    await expect(saveKit(database(), writer, fresh)).rejects.toMatchObject({ code: "invalid" });
    expect(await listKits(database(), writer)).toHaveLength(1);
  });
});

describe("who sees a kit", () => {
  it("another team nothing of it: neither to read nor to save nor to delete", async () => {
    const [writer, stranger] = [await createWriter(), await createWriter()];
    const input = await createKit(writer);
    const forged = { ...input, kit: { ...input.kit, items: await createItems(stranger) } };
    const attempts = [
      () => read(stranger, input),
      () => saveKit(database(), stranger, { ...forged, baseRevision: 1 }),
      () => saveKit(database(), stranger, forged),
      () => deleteKit(database(), stranger, { kitId: input.kitId }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    expect(await listKits(database(), stranger)).toEqual([]);
    expect(await read(writer, input)).toMatchObject({ revision: 1 });
  });

  it("an unshared one its maker alone; shared again everybody", async () => {
    const writer = await createWriter();
    const colleague = await createWriter({ role: "admin", teamId: writer.teamId });
    const input = await createKit(writer, { isShared: false });
    expect(await listKits(database(), colleague)).toEqual([]);
    expect(await listKits(database(), writer)).toMatchObject([{ kitId: input.kitId, isShared: false }]);
    const attempts = [
      () => read(colleague, input),
      () => saveKit(database(), colleague, { ...input, baseRevision: 1, isShared: true }),
      () => deleteKit(database(), colleague, { kitId: input.kitId }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    await saveKit(database(), writer, { ...input, baseRevision: 1, isShared: true });
    expect(await listKits(database(), colleague)).toMatchObject([
      { kitId: input.kitId, madeBy: "Ana Reyes", questions: 2, leftOut: 1, competencies: ["Data"] },
    ]);
  });

  it("nobody hides a colleague's", async () => {
    const writer = await createWriter();
    const colleague = await createWriter({ role: "admin", teamId: writer.teamId });
    const input = await createKit(writer);
    const hidden = { ...input, baseRevision: 1, isShared: false };
    await expect(saveKit(database(), colleague, hidden)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await listKits(database(), colleague)).toHaveLength(1);
  });
});

describe("deleteKit and restoreKit", () => {
  it("bring the same kit back, also when somebody else undoes, and only once", async () => {
    const writer = await createWriter();
    const colleague = await createWriter({ role: "admin", teamId: writer.teamId });
    const input = await createKit(writer);
    const before = await read(writer, input);
    const { undo } = await deleteKit(database(), colleague, { kitId: input.kitId });
    await expect(read(writer, input)).rejects.toMatchObject({ code: "not_found" });
    await restoreKit(database(), colleague, { undo });
    await restoreKit(database(), colleague, { undo });
    expect(await read(writer, input)).toEqual(before);
    expect(await listKits(database(), writer)).toHaveLength(1);
  });

  it("takes another slug where a new kit took the old one", async () => {
    const writer = await createWriter();
    const input = await createKit(writer);
    const { undo } = await deleteKit(database(), writer, { kitId: input.kitId });
    await createKit(writer);
    await restoreKit(database(), writer, { undo });
    expect(await read(writer, input)).toMatchObject({ slug: "backend-mid-level-2" });
  });

  it("take nothing that this server didn't write, nor for another team", async () => {
    const [writer, stranger] = [await createWriter(), await createWriter()];
    const { kitId } = await createKit(writer);
    const { undo } = await deleteKit(database(), writer, { kitId });
    const forged = undo.replace("Backend", "Forged");
    for (const [who, text] of [
      [stranger, undo],
      [writer, forged],
      [writer, "x"],
    ] as const)
      await expect(restoreKit(database(), who, { undo: text })).rejects.toMatchObject({
        code: "not_found",
      });
    expect(await listKits(database(), writer)).toEqual([]);
  });
});

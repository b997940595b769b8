import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { listKits } from "@/db/kits/kits";
import { insertMembership } from "@/db/people";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createQuestion, createTeam } from "@/db/testing/factories";
import type { TeamRole } from "@/db/vocabulary";
import { deleteKit, restoreKit, saveKit, type Writer } from "./commands";
import { readKit } from "./reads";
import type { SaveKitInput } from "./schema";

const { database } = useDatabase();

async function createMember(role: TeamRole = "interviewer", teamId?: string): Promise<Writer> {
  const person = await createPerson(database(), { name: "Ana Reyes" });
  const { personId } = person;
  if (teamId) await insertMembership(database(), { teamId, personId, role });
  return {
    personId,
    role,
    teamId: teamId ?? (await createTeam(database(), { personId, role, bank: false })).teamId,
  };
}

/** Three questions, the last of them a draft. */
async function createItems({ teamId }: Writer) {
  const made = [];
  for (const [place, status] of (["approved", "approved", "draft"] as const).entries())
    made.push(await createQuestion(database(), { teamId, status, title: `Question ${place + 1}` }));
  return made.map(({ questionId }, place) => ({ question: questionId, minutes: 5 + place }));
}

async function inputFor(member: Writer, given: Partial<SaveKitInput["kit"]> = {}): Promise<SaveKitInput> {
  const kit = { title: "Backend, mid level", summary: "For a first talk.", minutes: 45, ...given };
  const items = given.items ?? (await createItems(member));
  return { kitId: randomUUID(), baseRevision: 0, isShared: true, kit: { ...kit, items } };
}

async function createKit(member: Writer, given: Partial<SaveKitInput> = {}) {
  const input = { ...(await inputFor(member)), ...given };
  await saveKit(database(), { member, input });
  return input;
}

const read = ({ teamId, personId }: Writer, { kitId }: { kitId: string }) =>
  readKit(database(), { teamId, personId, kitId });

describe("saveKit", () => {
  it("makes a kit with its questions in their order, under a slug of its own", async () => {
    const member = await createMember();
    const input = await createKit(member);
    const kit = await read(member, input);
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
    const second = await createKit(member);
    expect((await read(member, second)).slug).toBe("backend-mid-level-2");
  });

  it("saves another order, other minutes and words on the revision they were based on", async () => {
    const member = await createMember();
    const input = await createKit(member);
    const kit = { ...input.kit, title: "New words", items: input.kit.items.toReversed() };
    const saved = await saveKit(database(), { member, input: { ...input, baseRevision: 1, kit } });
    expect(saved).toEqual({ outcome: "saved", revision: 2 });
    const after = await read(member, input);
    expect(after).toMatchObject({ title: "New words", slug: "backend-mid-level", revision: 2 });
    expect(after.items.map(({ title }) => title)).toEqual(["Question 3", "Question 2", "Question 1"]);
  });

  it("refuses the second of two people, shows them what stands, and keeps that", async () => {
    const member = await createMember();
    const colleague = await createMember("interviewer", member.teamId);
    const input = await createKit(member);
    const change = (title: string) => ({ ...input, baseRevision: 1, kit: { ...input.kit, title } });
    await saveKit(database(), { member: colleague, input: change("Theirs") });
    const second = await saveKit(database(), { member, input: change("Mine") });
    expect(second).toMatchObject({ outcome: "conflict", theirs: { title: "Theirs", revision: 2 } });
    expect((await read(member, input)).title).toBe("Theirs");
  });

  it("lets only one of two at the same moment through", async () => {
    const member = await createMember();
    const input = await createKit(member);
    const change = (title: string) => ({ ...input, baseRevision: 1, kit: { ...input.kit, title } });
    const both = await Promise.all(
      ["One", "Two"].map((title) => saveKit(database(), { member, input: change(title) })),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "saved"]);
  });

  it("takes a resend as the same save, new or not", async () => {
    const member = await createMember();
    const input = await createKit(member);
    expect(await saveKit(database(), { member, input })).toEqual({ outcome: "saved", revision: 1 });
    const change = { ...input, baseRevision: 1, kit: { ...input.kit, minutes: 50 } };
    await saveKit(database(), { member, input: change });
    expect(await saveKit(database(), { member, input: change })).toEqual({ outcome: "saved", revision: 2 });
    expect(await listKits(database(), member)).toHaveLength(1);
  });

  it("gives every one of several kits made at once a slug", async () => {
    const member = await createMember();
    const inputs = await Promise.all([1, 2, 3].map(() => inputFor(member)));
    await Promise.all(inputs.map((input) => saveKit(database(), { member, input })));
    const slugs = await Promise.all(inputs.map(async (input) => (await read(member, input)).slug));
    expect(slugs.sort()).toEqual(["backend-mid-level", "backend-mid-level-2", "backend-mid-level-3"]);
  });

  it("refuses another team's question, and leaves nothing half written", async () => {
    const [member, stranger] = [await createMember(), await createMember()];
    const input = await createKit(member);
    const [foreign] = await createItems(stranger);
    const items = [...input.kit.items, foreign ?? { question: "", minutes: 5 }];
    const attempt = { ...input, baseRevision: 1, kit: { ...input.kit, title: "Half", items } };
    await expect(saveKit(database(), { member, input: attempt })).rejects.toMatchObject({ code: "invalid" });
    expect(await read(member, input)).toMatchObject({ title: "Backend, mid level", revision: 1 });
    const fresh = { ...attempt, kitId: randomUUID(), baseRevision: 0 };
    await expect(saveKit(database(), { member, input: fresh })).rejects.toMatchObject({ code: "invalid" });
    expect(await listKits(database(), member)).toHaveLength(1);
  });

  it("refuses reviewers", async () => {
    const member = await createMember();
    const reviewer = await createMember("reviewer", member.teamId);
    const input = await createKit(member);
    const fresh = { ...input, kitId: randomUUID() };
    const attempts = [
      () => saveKit(database(), { member: reviewer, input: { ...input, baseRevision: 1 } }),
      () => saveKit(database(), { member: reviewer, input: fresh }),
      () => deleteKit(database(), { member: reviewer, kitId: input.kitId }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    expect(await listKits(database(), reviewer)).toHaveLength(1);
  });
});

describe("who sees a kit", () => {
  it("another team nothing of it: neither to read nor to save nor to delete", async () => {
    const [member, stranger] = [await createMember(), await createMember()];
    const input = await createKit(member);
    const forged = { ...input, kit: { ...input.kit, items: await createItems(stranger) } };
    const attempts = [
      () => read(stranger, input),
      () => saveKit(database(), { member: stranger, input: { ...forged, baseRevision: 1 } }),
      () => saveKit(database(), { member: stranger, input: forged }),
      () => deleteKit(database(), { member: stranger, kitId: input.kitId }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    expect(await listKits(database(), stranger)).toEqual([]);
    expect(await read(member, input)).toMatchObject({ revision: 1 });
  });

  it("an unshared one its maker alone; shared again everybody", async () => {
    const member = await createMember();
    const colleague = await createMember("admin", member.teamId);
    const input = await createKit(member, { isShared: false });
    expect(await listKits(database(), colleague)).toEqual([]);
    expect(await listKits(database(), member)).toMatchObject([{ kitId: input.kitId, isShared: false }]);
    const attempts = [
      () => read(colleague, input),
      () => saveKit(database(), { member: colleague, input: { ...input, baseRevision: 1, isShared: true } }),
      () => deleteKit(database(), { member: colleague, kitId: input.kitId }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    await saveKit(database(), { member, input: { ...input, baseRevision: 1, isShared: true } });
    expect(await listKits(database(), colleague)).toMatchObject([
      { kitId: input.kitId, madeBy: "Ana Reyes", questions: 2, leftOut: 1, competencies: ["Data"] },
    ]);
  });

  it("nobody hides a colleague's", async () => {
    const member = await createMember();
    const colleague = await createMember("admin", member.teamId);
    const input = await createKit(member);
    const hidden = { ...input, baseRevision: 1, isShared: false };
    await expect(saveKit(database(), { member: colleague, input: hidden })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await listKits(database(), colleague)).toHaveLength(1);
  });
});

describe("deleteKit and restoreKit", () => {
  it("bring the same kit back, also when somebody else undoes, and only once", async () => {
    const member = await createMember();
    const colleague = await createMember("admin", member.teamId);
    const input = await createKit(member);
    const before = await read(member, input);
    const { undo } = await deleteKit(database(), { member: colleague, kitId: input.kitId });
    await expect(read(member, input)).rejects.toMatchObject({ code: "not_found" });
    await restoreKit(database(), { member: colleague, undo });
    await restoreKit(database(), { member: colleague, undo });
    expect(await read(member, input)).toEqual(before);
    expect(await listKits(database(), member)).toHaveLength(1);
  });

  it("takes another slug where a new kit took the old one", async () => {
    const member = await createMember();
    const input = await createKit(member);
    const { undo } = await deleteKit(database(), { member, kitId: input.kitId });
    await createKit(member);
    await restoreKit(database(), { member, undo });
    expect(await read(member, input)).toMatchObject({ slug: "backend-mid-level-2" });
  });

  it("take nothing that this server didn't write, nor for another team", async () => {
    const [member, stranger] = [await createMember(), await createMember()];
    const { kitId } = await createKit(member);
    const { undo } = await deleteKit(database(), { member, kitId });
    const forged = undo.replace("Backend", "Forged");
    for (const [who, text] of [
      [stranger, undo],
      [member, forged],
      [member, "x"],
    ] as const)
      await expect(restoreKit(database(), { member: who, undo: text })).rejects.toMatchObject({
        code: "not_found",
      });
    expect(await listKits(database(), member)).toEqual([]);
  });
});

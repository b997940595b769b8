import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { duplicateQuestion, setStatus } from "./commands";
import { body, type Member, useWriters } from "./testing";

const { database } = useDatabase();
const { createMember, createSaved, joinTeam, keep, open, save, versionsOf } = useWriters(database);

const changed = body({ title: "Taken over" });
const commands: Record<string, (member: Member, questionId: string) => Promise<unknown>> = {
  saveDraft: (member, questionId) => keep(member, questionId, { basedOn: 1, text: changed }),
  saveQuestion: (member, questionId) => save(member, { questionId, basedOn: 1 }, changed),
  "saveQuestion as a new one": (member, questionId) => save(member, { questionId }, changed),
  setStatus: (member, questionId) =>
    setStatus(database(), { member, input: { questionId, status: "retired" } }),
  duplicateQuestion: (member, questionId) => duplicateQuestion(database(), { member, input: { questionId } }),
};

describe.each(Object.entries(commands))("%s", (_name, attempt) => {
  it("is forbidden to reviewers and knows nothing of another team's question", async () => {
    const member = await createMember();
    const questionId = await createSaved(member);
    const [reviewer, stranger] = [await joinTeam(member, "reviewer"), await createMember()];
    await expect(attempt(reviewer, questionId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(attempt(stranger, questionId)).rejects.toMatchObject({ code: "not_found" });
    expect(await versionsOf(questionId)).toHaveLength(1);
    expect((await open(member, questionId)).saved).toMatchObject({ status: "approved", body: body() });
    expect((await open(stranger, questionId)).saved).toBeNull();
    const theirs = await database().$client`select id from questions where team_id = ${stranger.teamId}`;
    expect(theirs).toHaveLength(0);
  });

  it("is open to an admin", async () => {
    const member = await createMember("admin");
    const questionId = await createSaved(member);
    await expect(attempt(member, questionId)).resolves.toBeDefined();
  });
});

it("a version can't follow one of a question that doesn't exist", async () => {
  const member = await createMember();
  const attempt = save(member, { questionId: randomUUID(), basedOn: 1 });
  await expect(attempt).rejects.toMatchObject({ code: "not_found" });
});

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { changeStatus, duplicateQuestion } from "@/lib/questions/commands";
import type { BankWriter } from "@/lib/questions/policy";
import { body, useWriters } from "./testing";

const { database } = useDatabase();
const { createWriter, createSaved, keep, open, save, versionsOf } = useWriters(database);

const changed = body({ title: "Taken over" });
const commands: Record<string, (writer: BankWriter, questionId: string) => Promise<unknown>> = {
  saveDraft: (writer, questionId) => keep(writer, questionId, { basedOn: 1, text: changed }),
  saveQuestion: (writer, questionId) => save(writer, { questionId, basedOn: 1 }, changed),
  "saveQuestion as a new one": (writer, questionId) => save(writer, { questionId }, changed),
  changeStatus: (writer, questionId) =>
    changeStatus(database(), writer, { questionIds: [questionId], status: "retired" }),
  duplicateQuestion: (writer, questionId) => duplicateQuestion(database(), writer, { questionId }),
};

describe.each(Object.entries(commands))("%s", (_name, attempt) => {
  it("knows nothing of another team's question", async () => {
    const writer = await createWriter();
    const questionId = await createSaved(writer);
    const stranger = await createWriter();
    await expect(attempt(stranger, questionId)).rejects.toMatchObject({ code: "not_found" });
    expect(await versionsOf(questionId)).toHaveLength(1);
    expect((await open(writer, questionId)).saved).toMatchObject({ status: "approved", body: body() });
    expect((await open(stranger, questionId)).saved).toBeNull();
    const theirs = await database().$client`select id from questions where team_id = ${stranger.teamId}`;
    expect(theirs).toHaveLength(0);
  });

  it("is open to an admin", async () => {
    const writer = await createWriter("admin");
    const questionId = await createSaved(writer);
    await expect(attempt(writer, questionId)).resolves.toBeDefined();
  });
});

it("a version can't follow one of a question that doesn't exist", async () => {
  const writer = await createWriter();
  const attempt = save(writer, { questionId: randomUUID(), basedOn: 1 });
  await expect(attempt).rejects.toMatchObject({ code: "not_found" });
});

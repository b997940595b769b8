// A database that doesn't answer: every command still ends, nothing is told, and the same operation may be sent again.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createWorld } from "@/db/factories";
import { useDoor } from "./testing";

const door = useDoor();

test("a push that waits for a locked room ends as unavailable, and goes through when sent again", async () => {
  const world = await createWorld(door.database(), { status: "live" });
  const interviewer = await door.account(world.interviewId, world.interviewer);
  const candidate = await door.guest(world.interviewId, world.candidate);
  const ask = {
    opId: randomUUID(),
    askedQuestionId: randomUUID(),
    questionVersionId: world.bank[0]?.versionId,
    planItemId: null,
  };
  await door.database().$client.begin(async (locking) => {
    await locking`select from interviews where id = ${world.interviewId} for update`;
    expect(await interviewer.send("question:ask", ask)).toMatchObject({
      ok: false,
      error: { code: "unavailable" },
    });
    expect(candidate.heard.filter(({ event }) => event === "room:fact")).toEqual([]);
  });
  expect(await interviewer.send("question:ask", ask)).toMatchObject({ ok: true, data: { fact: { seq: 1 } } });
  await candidate.hears("room:fact");
});

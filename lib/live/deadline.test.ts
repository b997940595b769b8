// A database that doesn't answer: every command still ends, nothing is told, and the same operation may be sent again.
import { expect, test } from "vitest";
import { withinDeadline } from "./deadline";
import { newAsk, useDoor } from "./testing";

const door = useDoor();

test("a push that waits for a locked question ends as unavailable, and goes through when sent again", async () => {
  const { world, interviewer, candidate } = await door.openRoom();
  const ask = newAsk(world);
  await door.database().$client.begin(async (locking) => {
    await locking`select from question_versions where id = ${world.bank[0]?.versionId ?? ""} for update`;
    expect(await interviewer.send("question:ask", ask)).toMatchObject({
      ok: false,
      error: { code: "unavailable" },
    });
    expect(candidate.heard.filter(({ event }) => event === "room:fact")).toEqual([]);
  });
  expect(await interviewer.send("question:ask", ask)).toMatchObject({ ok: true, data: { fact: { seq: 1 } } });
  await candidate.hears("room:fact");
});

test("what never answers is ended, what answers isn't", async () => {
  const never = withinDeadline(() => new Promise(() => undefined));
  expect(await withinDeadline(async () => "an answer")).toBe("an answer");
  await expect(withinDeadline(() => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  await expect(never).rejects.toMatchObject({ code: "DEADLINE" });
});

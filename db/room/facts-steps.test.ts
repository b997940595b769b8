import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createInterview, createInvite } from "../testing/factories";
import { upTo, useLiveRoom } from "../testing/room";
import { appendAsked } from "./asked-questions";
import { appendClosed, appendStep } from "./facts";
import { forgetHead } from "./heads";

const { database, world, by, versionId, ask, send, step, numbers, newestSeq, open } = useLiveRoom(12);
const at = () => ({
  teamId: world().teamId,
  personId: world().interviewer.personId,
  status: "live" as const,
});
/** Behind the log's back: what this process knows of the room is no longer so. */
const setStatus = (status: string) => {
  forgetHead(world().interviewId);
  return database()
    .$client`update interviews set status = ${status}, paused_at = now() where id = ${world().interviewId}`;
};

describe("the state of the interview", () => {
  const allowed = {
    started: ["scheduled"],
    paused: ["live"],
    resumed: ["paused"],
    ended: ["live", "paused"],
    ask: ["live"],
    close: ["live"],
    hint: ["live"],
  };
  const cells = Object.entries(allowed).flatMap(([operation, from]) =>
    ["scheduled", "live", "paused", "ended", "cancelled"].map((status) => ({
      operation,
      status,
      writes: from.includes(status),
    })),
  );
  test.each(cells)("$operation while $status: $writes", async ({ operation, status, writes }) => {
    const asked = randomUUID();
    await ask({ opId: asked });
    await setStatus(status);
    const row = await (operation === "ask"
      ? ask()
      : operation === "close"
        ? appendClosed(database(), { ...by(), askedQuestionId: asked })
        : operation === "hint"
          ? send(asked, 0)
          : step(operation as "started"));
    expect(row !== undefined).toBe(writes);
    expect(await newestSeq()).toBe(writes ? 2 : 1);
  });

  test("ending takes the question off the screen and ends unused invites", async () => {
    await ask();
    await createInvite(database(), { interviewId: world().interviewId });
    await step("ended");
    expect(await open()).toHaveLength(0);
    const invites = await database()
      .$client`select revoked_at from invites where interview_id = ${world().interviewId}`;
    expect(invites).toEqual([{ revoked_at: expect.anything() }]);
  });

  test("ending notes in the bank what was asked, also when many interviews with the same questions end at once", async () => {
    const others = await Promise.all(Array.from({ length: 8 }, () => createInterview(database(), at())));
    for (const [index, other] of others.entries())
      for (const n of index % 2 ? [0, 1, 2] : [2, 1, 0])
        await appendAsked(database(), {
          interviewId: other.interviewId,
          seatId: other.interviewerSeatId,
          opId: randomUUID(),
          questionVersionId: versionId(n),
          planItemId: null,
        });
    const ended = await Promise.all(
      others.map(({ interviewId, interviewerSeatId: seatId }) =>
        appendStep(database(), { interviewId, seatId, opId: randomUUID(), step: "ended" }),
      ),
    );
    expect(ended.every(Boolean)).toBe(true);
    const used = await database().$client`
      select slug from questions where team_id = ${world().teamId} and last_asked_at is not null`;
    expect(used.map(({ slug }) => slug).sort()).toEqual(
      world()
        .bank.slice(0, 3)
        .map(({ slug }) => slug)
        .sort(),
    );
  });

  test("an end that races with asks leaves nothing on the screen, 30 times", async () => {
    for (let round = 0; round < 30; round++) {
      await setStatus("live");
      await Promise.all([ask(), ask(), step("ended"), ask()]);
      expect(await open()).toHaveLength(0);
    }
    expect(await numbers()).toEqual(upTo((await newestSeq()) ?? 0));
  });

  test("pauses add up", async () => {
    await step("paused");
    await database()
      .$client`update interviews set paused_at = now() - interval '90 seconds' where id = ${world().interviewId}`;
    await step("resumed");
    await step("paused");
    await database()
      .$client`update interviews set paused_at = now() - interval '30 seconds' where id = ${world().interviewId}`;
    await step("ended");
    const [row] = await database()
      .$client`select paused_ms::int as ms, paused_at from interviews where id = ${world().interviewId}`;
    expect(row).toMatchObject({ paused_at: null });
    expect(Math.round(Number(row?.ms) / 1_000)).toBe(120);
  });
});

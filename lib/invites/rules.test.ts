import { describe, expect, it } from "vitest";
import { interviewStatuses } from "@/db/vocabulary";
import { inviteExpiresAt, inviteState, mayJoinAsSelf } from "./rules";

const now = new Date("2026-11-20T12:00:00Z");
const day = 24 * 60 * 60 * 1000;
const later = (ms: number) => new Date(now.getTime() + ms);
const fresh = { interviewStatus: "scheduled", expiresAt: later(day), revokedAt: null, usedAt: null } as const;

describe("inviteState", () => {
  it.each([
    [{}, "open"],
    [{ expiresAt: later(1) }, "open"],
    [{ expiresAt: now }, "expired"],
    [{ revokedAt: now }, "revoked"],
    [{ usedAt: now }, "used"],
    [{ usedAt: now, expiresAt: later(-day) }, "used"],
    [{ revokedAt: now, expiresAt: later(-day) }, "revoked"],
  ])("of %o is %s", (change, state) => expect(inviteState({ ...fresh, ...change }, now)).toBe(state));

  it.each(interviewStatuses)("follows an interview that is %s", (interviewStatus) => {
    const over = interviewStatus === "ended" || interviewStatus === "cancelled";
    expect(inviteState({ ...fresh, interviewStatus }, now)).toBe(over ? "ended" : "open");
    expect(inviteState({ ...fresh, interviewStatus, revokedAt: now }, now)).toBe(over ? "ended" : "revoked");
  });
});

describe("inviteExpiresAt", () => {
  it.each([
    ["no time", null, later(14 * day)],
    ["a time that has passed", later(-day), later(14 * day)],
    ["a time in three weeks", later(21 * day), later(35 * day)],
  ])("with %s", (_, scheduledAt, expiresAt) => expect(inviteExpiresAt(now, scheduledAt)).toEqual(expiresAt));
});

describe("mayJoinAsSelf", () => {
  it.each([
    [undefined, true],
    [{ role: "candidate", removedAt: null }, true],
    [{ role: "candidate", removedAt: now }, false],
    [{ role: "interviewer", removedAt: null }, false],
    [{ role: "interviewer", removedAt: now }, false],
    [{ role: "observer", removedAt: null }, false],
  ] as const)("with the seat %o: %s", (seat, may) => expect(mayJoinAsSelf(seat)).toBe(may));
});

import { describe, expect, test } from "vitest";
import { seatRoles } from "@/db/vocabulary";
import { graceLeftMs, isOverFor, mayAnswer, mayJudge, mayRunRoom, maySeeGuide } from "./policy";

const allowed = {
  "run the room": { may: mayRunRoom, roles: ["interviewer"] },
  judge: { may: mayJudge, roles: ["interviewer"] },
  "see the guide": { may: maySeeGuide, roles: ["interviewer", "observer"] },
  answer: { may: mayAnswer, roles: ["candidate"] },
};

describe.each(Object.entries(allowed))("%s", (_action, { may, roles }) => {
  test.each(seatRoles)("%s", (role) => {
    expect(may({ role })).toBe(roles.includes(role));
  });
});

test.each([
  [null, 0],
  [0, 60_000],
  [59_999, 1],
  [60_000, 0],
  [1e9, 0],
])("ended %s ms ago, %s ms of the grace are left", (endedMsAgo, leftMs) => {
  expect(graceLeftMs(endedMsAgo)).toBe(leftMs);
});

test("an interview is over for its candidate alone, and once it has ended", () => {
  const over = seatRoles.filter((role) => isOverFor({ role, status: "ended" }));
  expect(over).toEqual(["candidate"]);
  expect(isOverFor({ role: "candidate", status: "paused" })).toBe(false);
});

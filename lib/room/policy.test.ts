import { describe, expect, test } from "vitest";
import { seatRoles } from "@/db/vocabulary";
import { mayAnswer, mayJudge, mayRunRoom, maySeeGuide } from "./policy";

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

import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { projectFact, projectPanelFact, projectRoom } from "./projection";

const canary = "canary-of-the-guide";
const row = (seq: number, type: string, payload: unknown = {}) => ({ seq, atMs: seq * 1_000, type, payload });
const askedQuestionId = randomUUID();
const panel = { title: canary, questionVersionId: randomUUID(), planItemId: null, minutes: 5 };
const asked = { askedQuestionId, number: 1, promptHtml: "<p>p</p>", kind: "spoken", panel };

test("a fact holds what its hearer's schema names: whatever else the log holds falls off", () => {
  const whole = { ...row(2, "asked", { ...asked, modelAnswer: canary }), opId: canary };
  expect(JSON.stringify(projectFact(whole, "candidate"))).not.toContain(canary);
  expect(projectFact(whole, "panel")).toEqual(row(2, "asked", asked));
  const view = projectRoom([row(1, "started", { note: canary }), whole], "candidate");
  expect(JSON.stringify(view)).not.toContain(canary);
});

test.each([
  ["questions", "asked", asked],
  ["closed questions", "closed", asked],
])("a room full of %s is read in time that grows with them", async (_what, type, payload) => {
  const read = (size: number) =>
    projectRoom(
      Array.from({ length: size }, (_, n) => row(n + 1, n % 2 ? type : "asked", n % 2 ? payload : asked)),
      "candidate",
    );
  expect(await growthOf(read, 1_000)).toBeLessThan(mostGrowth);
});

describe("a fact that this code doesn't know", () => {
  const unknown = { seq: 3, atMs: 3_000, type: "unknown", payload: {} };
  test.each([
    ["of a newer type", row(3, "moved", { to: canary })],
    ["of a type that every object has", row(3, "constructor", { to: canary })],
    ["of a known type that holds something else", row(3, "asked", { ...asked, kind: "riddle" })],
    ["that holds nothing", row(3, "asked", null)],
  ])("%s keeps its number, for every hearer, and nothing else", (_what, one) => {
    expect(projectFact(one, "candidate")).toEqual(unknown);
    expect(projectFact(one, "panel")).toEqual(unknown);
    expect(projectPanelFact(one)).toEqual(unknown);
  });

  test("leaves the room open, with what came before and after it", () => {
    const rows = [row(1, "started"), row(2, "asked", asked), row(3, "moved"), row(4, "paused")];
    expect(projectRoom(rows, "candidate")).toMatchObject({
      seq: 4,
      status: "paused",
      outdated: true,
      asked: [{ number: 1 }],
    });
  });
});

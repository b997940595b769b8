import { expect, test, vi } from "vitest";
import type { RoomClient } from "@/app/_live/room-client";
import { emptyRoom } from "@/lib/room/room";
import type { AskedView, RoomView } from "@/lib/room/schema";
import type { Commands } from "../use-commands";
import { typedActions, typedNow } from "./typed-actions";

type Run = Commands["run"];
const done = vi.fn();
const onItsWay = "11111111-1111-4111-8111-111111111111";
const asked: AskedView = {
  askedQuestionId: onItsWay,
  number: 1,
  promptHtml: "",
  kind: "spoken",
  askedAtMs: 0,
  closedAtMs: null,
  isTakenBack: false,
  hints: [],
  followUps: [{ place: 0, text: "And then?", atMs: 1 }],
};
function actionsWith(run: Run, isLive = true, room: Partial<RoomView> = {}) {
  const client: Pick<RoomClient, "act" | "actForPanel"> = {
    act: async () => null,
    actForPanel: async () => null,
  };
  return typedActions({
    client: client as RoomClient,
    room: { ...emptyRoom, status: isLive ? "live" : "paused", ...room },
    run,
    refuse: () => {},
    isOnItsWay: (about) => about === onItsWay,
    refuseUnlessLive: () => !isLive,
  });
}

test("two texts of one kind are two commands, and the same one once more is the same", () => {
  const run = vi.fn<Run>(() => true);
  const actions = actionsWith(run);
  const [one, other] = [typedNow("One."), typedNow("Another.")];
  for (const typed of [one, one, other]) {
    actions.sendTyped("message", typed, done);
    actions.sendTyped("question", typed, done);
    actions.planTyped(typed, done);
  }
  const abouts = run.mock.calls.map(([, , more]) => more?.about);
  expect(abouts).toEqual([one, one, other].flatMap(({ opId }) => [opId, opId, opId]));
});

test.each([true, false])("what another command holds up is told as not taken, live: %s", (isLive) => {
  const actions = actionsWith(() => false, isLive);
  expect(actions.sendTyped("question", typedNow("Why?"), done)).toBe(false);
  expect(actions.planTyped(typedNow("Why?"), done)).toBe(false);
  expect(actions.sendTyped("follow-up", typedNow("And?"), done)).toBe(false);
});

test("what is on its way or in the room already is sent; another text isn't", () => {
  const room = { messages: [{ text: "One moment.", atMs: 0, askedBefore: 0 }], asked: [asked] };
  const actions = actionsWith(() => true, true, room);
  expect(actions.isSent("message", typedNow("One moment. "))).toBe(true);
  expect(actions.isSent("follow-up", typedNow("And then?"))).toBe(true);
  expect(actions.isSent("message", { ...typedNow("Wait."), opId: onItsWay })).toBe(true);
  expect(actions.isSent("message", typedNow("And then?"))).toBe(false);
  expect(actions.isSent("question", typedNow("One moment."))).toBe(false);
});

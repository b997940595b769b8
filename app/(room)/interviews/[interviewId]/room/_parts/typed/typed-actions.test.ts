import { expect, test, vi } from "vitest";
import type { RoomClient } from "@/app/_live/room-client";
import { emptyRoom } from "@/lib/room/room";
import type { Commands } from "../use-commands";
import { typedActions, typedNow } from "./typed-actions";

type Run = Commands["run"];
const done = vi.fn();
function actionsWith(run: Run, isLive = true) {
  const client: Pick<RoomClient, "act" | "actForPanel"> = {
    act: async () => null,
    actForPanel: async () => null,
  };
  return typedActions({
    client: client as RoomClient,
    room: { ...emptyRoom, status: isLive ? "live" : "paused" },
    run,
    refuse: () => {},
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

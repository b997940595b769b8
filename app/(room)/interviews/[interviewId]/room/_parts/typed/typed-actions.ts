// What an interviewer types in the room, as commands.
import type { RoomClient } from "@/app/_live/room-client";
import type { Refusal } from "@/lib/errors";
import { onScreen } from "@/lib/room/room";
import type { RoomView } from "@/lib/room/schema";
import type { TypedKind } from "@/lib/text/limits";
import { tidyText } from "@/lib/text/tidy";
import type { Commands, Notice } from "../use-commands";

/** What was typed, under the name of its operation; `askId` is that of the push, where it is a question. */
export type Typed = { text: string; opId: string; askId: string };

/** Another text is another operation; the same one, sent again, is done once. */
export const typedNow = (text: string): Typed => ({
  text,
  opId: crypto.randomUUID(),
  askId: crypto.randomUUID(),
});

export type TypedActions = {
  /** True where it can't be sent now, which is said. */
  refuseTyping(kind: TypedKind): boolean;
  /**
   * False where it was refused in words. `done` once the server has it: until then the text is kept. A question waits in the
   * plan where the interview isn't running.
   */
  sendTyped(kind: TypedKind, typed: Typed, done: () => void): boolean;
  /** As `sendTyped`, for a question that is asked later. */
  planTyped(typed: Typed, done: () => void): boolean;
  /** It is there already, or on its way: nothing that one would go on typing. */
  isSent(kind: TypedKind, typed: Typed): boolean;
};

type Given = Pick<Commands, "run" | "refuse" | "isOnItsWay"> & {
  client: RoomClient;
  room: RoomView;
  refuseUnlessLive(): boolean;
};

const waits: Notice = {
  words: "The interview isn’t running: your question waits in the plan.",
  isRefusal: false,
};

export function typedActions({
  client,
  room,
  run,
  refuse,
  isOnItsWay,
  refuseUnlessLive,
}: Given): TypedActions {
  const { status } = room;
  const current = onScreen(room);

  function refuseTyping(kind: TypedKind): boolean {
    if (kind !== "follow-up" && (status === "scheduled" || status === "paused")) return false;
    if (refuseUnlessLive()) return true;
    if (kind !== "follow-up" || current) return false;
    refuse("Nothing is on their screen: no follow-up goes there.");
    return true;
  }

  const waysOf = ({ text, opId, askId }: Typed): Record<TypedKind, () => Promise<Refusal | null>> => {
    const askedQuestionId = current?.askedQuestionId ?? "";
    const asked = { opId: askId, questionVersionId: opId, planItemId: opId };
    return {
      question: async () =>
        (await client.actForPanel("question:type", { opId, text })) ?? client.act("question:ask", asked),
      "follow-up": () => client.act("follow-up:type", { opId, askedQuestionId, text }),
      message: () => client.act("message:send", { opId, text }),
    };
  };

  function plan({ text, opId }: Typed, done: () => void, after?: Notice): boolean {
    const sending = () => untilDone(client.actForPanel("question:type", { opId, text }), done);
    return run("adding to the plan", sending, after ? { about: opId, after } : { about: opId });
  }

  return {
    refuseTyping,
    sendTyped(kind, typed, done) {
      if (refuseTyping(kind)) return false;
      if (kind === "question" && status !== "live") return plan(typed, done, waits);
      return run(`sending the ${kind}`, () => untilDone(waysOf(typed)[kind](), done), { about: typed.opId });
    },
    planTyped: (typed, done) => plan(typed, done),
    isSent: (kind, typed) => isOnItsWay(typed.opId) || isInRoom(room, kind, typed),
  };
}

function isInRoom({ asked, messages }: RoomView, kind: TypedKind, { text, opId }: Typed): boolean {
  if (kind === "question") return asked.some(({ panel }) => panel?.questionVersionId === opId);
  const sent = kind === "message" ? messages : asked.flatMap(({ followUps }) => followUps);
  return sent.some((one) => one.text === tidyText(text));
}

async function untilDone(sending: Promise<Refusal | null>, done: () => void): Promise<Refusal | null> {
  const refusal = await sending;
  if (!refusal) done();
  return refusal;
}

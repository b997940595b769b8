// The room as a pure function: the same reducer makes the first render, both live screens, the catch-up and the tests.
// Of the schema it takes types only, so that the candidate's page stays free of zod.
import type { AskedView, Clock, Message, Pause, RoomFact, RoomView, UnknownFact } from "./schema";

type Asked = Extract<RoomFact, { type: "asked" }>["payload"];
type MessageSent = Extract<RoomFact, { type: "message_sent" }>;

export const emptyRoom: RoomView = {
  seq: 0,
  status: "scheduled",
  startedAtMs: null,
  endedAtMs: null,
  pauses: [],
  asked: [],
  messages: [],
  outdated: false,
};

/** An interview that is over, for whom nothing else of it is to be seen. */
export const endedRoom = (seq: number): RoomView => ({ ...emptyRoom, seq, status: "ended" });

/** Applies the next fact. `stale`: already in the view; `gap`: facts before it are missing, so ask for them. */
export function applyRoomFact(view: RoomView, fact: RoomFact): RoomView | "stale" | "gap" {
  if (fact.seq <= view.seq) return "stale";
  if (fact.seq > view.seq + 1) return "gap";
  return { ...advance(view, fact), seq: fact.seq };
}

/** Folds facts in their order into a view. Facts after a gap are left out. */
export function foldRoom(facts: readonly RoomFact[], from: RoomView = emptyRoom): RoomView {
  return facts.reduce<RoomView>((view, fact) => {
    const next = applyRoomFact(view, fact);
    return typeof next === "string" ? view : next;
  }, from);
}

function advance(view: RoomView, fact: RoomFact): RoomView {
  switch (fact.type) {
    case "started":
      return { ...view, status: "live", startedAtMs: fact.atMs };
    case "paused":
      return { ...view, status: "paused", pauses: [...view.pauses, { fromMs: fact.atMs, toMs: null }] };
    case "resumed":
      return { ...view, status: "live", pauses: endPause(view.pauses, fact.atMs) };
    case "ended":
      return {
        ...view,
        status: "ended",
        endedAtMs: fact.atMs,
        pauses: endPause(view.pauses, fact.atMs),
        asked: closeOpen(view.asked, fact.atMs),
      };
    case "asked":
      return { ...view, asked: [...closeOpen(view.asked, fact.atMs), openQuestion(fact.payload, fact.atMs)] };
    case "closed":
      return { ...view, asked: takeBack(view.asked, fact.atMs, fact.payload.askedQuestionId) };
    case "hint_given": {
      const { askedQuestionId, ...hint } = fact.payload;
      const sent = { ...hint, atMs: fact.atMs };
      return withSent(view, askedQuestionId, (one) => ({ ...one, hints: [...one.hints, sent] }));
    }
    case "follow_up_sent": {
      const { askedQuestionId, ...followUp } = fact.payload;
      const sent = { ...followUp, atMs: fact.atMs };
      return withSent(view, askedQuestionId, (one) => ({ ...one, followUps: [...one.followUps, sent] }));
    }
    case "message_sent":
      return { ...view, messages: [...view.messages, messageOf(view, fact)] };
    default:
      // Its own name comes from a newer server. The view stays as it is, so that what comes after still applies.
      fact satisfies UnknownFact;
      return { ...view, outdated: true };
  }
}

function openQuestion(asked: Asked, askedAtMs: number): AskedView {
  return { ...asked, askedAtMs, closedAtMs: null, isTakenBack: false, hints: [], followUps: [] };
}

/** By its number it comes after the questions asked by then: its time may be earlier than theirs. */
function messageOf({ asked }: RoomView, { payload, atMs }: MessageSent): Message {
  return { ...payload, atMs, askedBefore: asked.length };
}

function closeOpen(asked: AskedView[], atMs: number): AskedView[] {
  return asked.map((one) => (one.closedAtMs === null ? { ...one, closedAtMs: atMs } : one));
}

function takeBack(asked: AskedView[], atMs: number, askedQuestionId: string): AskedView[] {
  return asked.map((one) =>
    one.closedAtMs === null && one.askedQuestionId === askedQuestionId
      ? { ...one, closedAtMs: atMs, isTakenBack: true }
      : one,
  );
}

function withSent(view: RoomView, askedQuestionId: string, add: (asked: AskedView) => AskedView): RoomView {
  const asked = view.asked.map((one) => (one.askedQuestionId === askedQuestionId ? add(one) : one));
  return { ...view, asked };
}

const endPause = (pauses: Pause[], toMs: number): Pause[] =>
  pauses.map((one) => (one.toMs === null ? { ...one, toMs } : one));

/** Milliseconds between two times, pauses left out: how long an interview ran, or a question stood on the screen. */
export function runMs({ fromMs, toMs }: { fromMs: number; toMs: number }, pauses: readonly Pause[]): number {
  const paused = pauses.reduce(
    (sum, one) => sum + Math.max(0, Math.min(toMs, one.toMs ?? toMs) - Math.max(fromMs, one.fromMs)),
    0,
  );
  return Math.max(0, toMs - fromMs - paused);
}

/** Milliseconds that the interview has run. */
export function elapsedMs({ startedAtMs, endedAtMs, pauses }: Clock, nowMs: number): number {
  return startedAtMs === null ? 0 : runMs({ fromMs: startedAtMs, toMs: endedAtMs ?? nowMs }, pauses);
}

type OnScreen = { askedAtMs: number; closedAtMs: number | null; shownAtMs?: number | undefined };

/** Milliseconds on the candidate’s screen: from when it was shown, or asked where that isn’t known. */
export function onScreenMs(asked: OnScreen, pauses: readonly Pause[], nowMs: number): number {
  return runMs({ fromMs: asked.shownAtMs ?? asked.askedAtMs, toMs: asked.closedAtMs ?? nowMs }, pauses);
}

/** The question on the candidate's screen now, if any. */
export function onScreen(view: RoomView): AskedView | undefined {
  return view.asked.find((one) => one.closedAtMs === null);
}

const mostNew = 2;

/** The latest messages since the last question was asked, be it closed by now. What came before it is earlier. */
export function newMessages({ messages, asked }: RoomView): Message[] {
  return messages.filter(({ askedBefore }) => askedBefore === asked.length).slice(-mostNew);
}

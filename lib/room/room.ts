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
  return foldRoom([fact], view);
}

/** Folds facts in their order into a view of its own: a copy for each fact would take a long room minutes. Facts after a gap are left out. */
export function foldRoom(facts: readonly RoomFact[], from: RoomView = emptyRoom): RoomView {
  const view = {
    ...from,
    pauses: [...from.pauses],
    asked: [...from.asked],
    messages: [...from.messages],
  };
  for (const fact of facts) {
    if (fact.seq !== view.seq + 1) continue;
    advance(view, fact);
    view.seq = fact.seq;
  }
  return view;
}

/** Changes the view and its lists, but nothing that is in them: that may be in an earlier view, too. */
function advance(view: RoomView, fact: RoomFact): void {
  switch (fact.type) {
    case "started":
      view.status = "live";
      view.startedAtMs = fact.atMs;
      return;
    case "paused":
      view.status = "paused";
      view.pauses.push({ fromMs: fact.atMs, toMs: null });
      return;
    case "resumed":
      view.status = "live";
      endPause(view, fact.atMs);
      return;
    case "ended":
      view.status = "ended";
      view.endedAtMs = fact.atMs;
      endPause(view, fact.atMs);
      closeOpen(view, { closedAtMs: fact.atMs });
      return;
    case "asked":
      closeOpen(view, { closedAtMs: fact.atMs });
      view.asked.push(openQuestion(fact.payload, fact.atMs));
      return;
    case "closed":
      if (onScreen(view)?.askedQuestionId === fact.payload.askedQuestionId)
        closeOpen(view, { closedAtMs: fact.atMs, isTakenBack: true });
      return;
    case "hint_given": {
      const { askedQuestionId, ...hint } = fact.payload;
      const sent = { ...hint, atMs: fact.atMs };
      change(view, askedQuestionId, ({ hints }) => ({ hints: [...hints, sent] }));
      return;
    }
    case "follow_up_sent": {
      const { askedQuestionId, ...followUp } = fact.payload;
      const sent = { ...followUp, atMs: fact.atMs };
      change(view, askedQuestionId, ({ followUps }) => ({ followUps: [...followUps, sent] }));
      return;
    }
    case "message_sent":
      view.messages.push(messageOf(view, fact));
      return;
    default:
      // Its own name comes from a newer server. The view stays as it is, so that what comes after still applies.
      fact satisfies UnknownFact;
      view.outdated = true;
  }
}

function openQuestion(asked: Asked, askedAtMs: number): AskedView {
  return { ...asked, askedAtMs, closedAtMs: null, isTakenBack: false, hints: [], followUps: [] };
}

/** By its number it comes after the questions asked by then: its time may be earlier than theirs. */
function messageOf({ asked }: RoomView, { payload, atMs }: MessageSent): Message {
  return { ...payload, atMs, askedBefore: asked.length };
}

function closeOpen(view: RoomView, closing: Partial<AskedView>): void {
  const open = onScreen(view);
  if (open) change(view, open.askedQuestionId, () => closing);
}

/** It is looked for from the newest on, which it nearly always is. */
function change(
  { asked }: RoomView,
  askedQuestionId: string,
  by: (one: AskedView) => Partial<AskedView>,
): void {
  const index = asked.findLastIndex((one) => one.askedQuestionId === askedQuestionId);
  const one = asked[index];
  if (one) asked[index] = { ...one, ...by(one) };
}

function endPause({ pauses }: RoomView, toMs: number): void {
  const last = pauses.pop();
  if (last) pauses.push({ ...last, toMs: last.toMs ?? toMs });
}

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

/** The question on the candidate's screen now, if any: the next one takes the place of the one before. */
export function onScreen(view: RoomView): AskedView | undefined {
  const newest = view.asked.at(-1);
  return newest?.closedAtMs === null ? newest : undefined;
}

const mostNew = 2;

/** The latest messages since the last question was asked, be it closed by now. What came before it is earlier. */
export function newMessages({ messages, asked }: RoomView): Message[] {
  return messages.filter(({ askedBefore }) => askedBefore === asked.length).slice(-mostNew);
}

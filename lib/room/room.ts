// The room as a pure function: the same reducer makes the first render, both live screens, the catch-up and the tests.
import type { InterviewStatus, QuestionKind, SeatRole } from "@/db/vocabulary";

type Numbered = { seq: number; atMs: number };
type Sent = { askedQuestionId: string; place: number; text: string };

type Asked = {
  askedQuestionId: string;
  number: number;
  promptHtml: string;
  kind: QuestionKind;
  /** Only in the panel's copy. */
  panel?: { title: string; questionVersionId: string; planItemId: string | null; minutes: number };
};

export type RoomFact = Numbered &
  (
    | { type: "started" | "paused" | "resumed" | "ended"; payload: Record<never, never> }
    | { type: "asked"; payload: Asked }
    | { type: "closed"; payload: { askedQuestionId: string } }
    | { type: "hint_given" | "follow_up_sent"; payload: Sent }
  );

export type SentText = { place: number; text: string; atMs: number };
export type AskedView = Asked & {
  askedAtMs: number;
  closedAtMs: number | null;
  hints: SentText[];
  followUps: SentText[];
};

/** The clock of an interview: all a client needs to show elapsed time from server time alone. */
type Clock = {
  startedAtMs: number | null;
  pausedAtMs: number | null;
  pausedMs: number;
  endedAtMs: number | null;
};

export type RoomView = Clock & { seq: number; status: InterviewStatus; asked: AskedView[] };

export const emptyRoom: RoomView = {
  seq: 0,
  status: "scheduled",
  startedAtMs: null,
  pausedAtMs: null,
  pausedMs: 0,
  endedAtMs: null,
  asked: [],
};

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
      return { ...view, status: "paused", pausedAtMs: fact.atMs };
    case "resumed":
      return { ...view, status: "live", pausedMs: totalPausedMs(view, fact.atMs), pausedAtMs: null };
    case "ended":
      return {
        ...view,
        status: "ended",
        endedAtMs: fact.atMs,
        pausedMs: totalPausedMs(view, fact.atMs),
        pausedAtMs: null,
        asked: closeOpen(view.asked, fact.atMs),
      };
    case "asked":
      return { ...view, asked: [...closeOpen(view.asked, fact.atMs), openQuestion(fact.payload, fact.atMs)] };
    case "closed":
      return { ...view, asked: closeOpen(view.asked, fact.atMs, fact.payload.askedQuestionId) };
    case "hint_given":
      return { ...view, asked: withSent(view.asked, "hints", fact) };
    case "follow_up_sent":
      return { ...view, asked: withSent(view.asked, "followUps", fact) };
  }
}

function openQuestion(asked: Asked, askedAtMs: number): AskedView {
  return { ...asked, askedAtMs, closedAtMs: null, hints: [], followUps: [] };
}

/** Closes what is open: all of it, or only the question named. */
function closeOpen(asked: AskedView[], atMs: number, only?: string): AskedView[] {
  return asked.map((one) =>
    one.closedAtMs === null && (only ?? one.askedQuestionId) === one.askedQuestionId
      ? { ...one, closedAtMs: atMs }
      : one,
  );
}

function withSent(
  asked: AskedView[],
  list: "hints" | "followUps",
  fact: { payload: Sent; atMs: number },
): AskedView[] {
  const { askedQuestionId, place, text } = fact.payload;
  return asked.map((one) =>
    one.askedQuestionId === askedQuestionId
      ? { ...one, [list]: [...one[list], { place, text, atMs: fact.atMs }] }
      : one,
  );
}

function totalPausedMs(clock: Clock, nowMs: number): number {
  return clock.pausedMs + (clock.pausedAtMs === null ? 0 : Math.max(0, nowMs - clock.pausedAtMs));
}

/** Milliseconds that the interview has run, pauses left out. */
export function elapsedMs(clock: Clock, nowMs: number): number {
  if (clock.startedAtMs === null) return 0;
  const endMs = clock.endedAtMs ?? nowMs;
  return Math.max(0, endMs - clock.startedAtMs - totalPausedMs(clock, endMs));
}

/** The question on the candidate's screen now, if any. */
export function onScreen(view: RoomView): AskedView | undefined {
  return view.asked.find((one) => one.closedAtMs === null);
}

/** What a seat's role may know of a fact: an allow-list, field by field. */
export function projectFact(fact: RoomFact, role: SeatRole): RoomFact {
  const { seq, atMs } = fact;
  switch (fact.type) {
    case "asked": {
      const { askedQuestionId, number, promptHtml, kind, panel } = fact.payload;
      const shared = { askedQuestionId, number, promptHtml, kind };
      return { seq, atMs, type: fact.type, payload: role === "candidate" ? shared : { ...shared, panel } };
    }
    case "closed":
      return { seq, atMs, type: fact.type, payload: { askedQuestionId: fact.payload.askedQuestionId } };
    case "hint_given":
    case "follow_up_sent": {
      const { askedQuestionId, place, text } = fact.payload;
      return { seq, atMs, type: fact.type, payload: { askedQuestionId, place, text } };
    }
    default:
      return { seq, atMs, type: fact.type, payload: {} };
  }
}

/** The whole room for one role, from its facts. */
export function projectRoom(facts: readonly RoomFact[], role: SeatRole): RoomView {
  return foldRoom(facts.map((fact) => projectFact(fact, role)));
}

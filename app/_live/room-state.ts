// What one screen knows of its room, and what it knows after something was heard. Pure; `gap` is what it must ask for.
import type { Heard } from "@/lib/live/contract";
import { applyPanelFact, type PanelView } from "@/lib/room/panel";
import { applyRoomFact } from "@/lib/room/room";
import type { CatchUp, PanelFact, RoomFact, RoomView, SavedAnswer, Shown } from "@/lib/room/schema";
import type { Connection } from "./live-socket";

export type Person = Heard<"panel", "presence">["people"][number];
type Answer = Omit<SavedAnswer, "askedQuestionId">;

export type RoomState = {
  /** Since the page was made it may have been planned anew. */
  interview?: CatchUp["interview"];
  room: RoomView;
  panel: PanelView;
  answers: Record<string, Answer>;
  typing: Heard<"panel", "answer:typing"> | null;
  shown: Record<string, number>;
  people: Person[];
  connection: Connection;
  /** Server time minus this browser's monotonic clock, ms. */
  offsetMs: number;
};

export type Initial = Pick<RoomState, "room" | "panel" | "answers" | "shown" | "people"> & {
  interviewId: string;
  /** Whom the page was made for: it speaks for nobody else. */
  pageOf: string;
  door: "account" | "candidate";
  serverNowMs: number;
};

type Next = RoomState | "stale" | "gap";

export function withFact(state: RoomState, fact: RoomFact): Next {
  const room = applyRoomFact(state.room, fact);
  return typeof room === "string" ? room : { ...state, room };
}

export function withPanelFact(state: RoomState, fact: PanelFact): Next {
  const panel = applyPanelFact(state.panel, fact);
  return typeof panel === "string" ? panel : { ...state, panel };
}

export function withAnswer(
  state: RoomState,
  { askedQuestionId, ...answer }: SavedAnswer,
): RoomState | "stale" {
  if ((state.answers[askedQuestionId]?.revision ?? 0) >= answer.revision) return "stale";
  const typing = state.typing?.askedQuestionId === askedQuestionId ? null : state.typing;
  return { ...state, typing, answers: { ...state.answers, [askedQuestionId]: answer } };
}

export function withShown(state: RoomState, list: readonly Shown[]): RoomState {
  const shown = { ...state.shown };
  for (const { askedQuestionId, shownAtMs } of list)
    if (shownAtMs !== null) shown[askedQuestionId] = shownAtMs;
  return { ...state, shown };
}

/** Those who hold a seat stay in the list when they leave; `here` says the rest. */
export function withPeople(state: RoomState, now: Person[]): RoomState {
  const gone = state.people.filter((one) => !now.some((other) => other.seatId === one.seatId));
  return { ...state, people: [...now, ...gone.map((one) => ({ ...one, here: false }))] };
}

// One client of one room, without React: it applies facts in their order, asks for what it lacks one request at a time, and
// repeats a command in doubt under its own name until the server answers it.
import type { SeatRole } from "@/db/vocabulary";
import type { Refusal, Reply } from "@/lib/errors";
import type { CatchUp, CommandName, Input, Output } from "@/lib/live/contract";
import { applyRoomFact, type RoomFact, type RoomView } from "@/lib/room/room";
import type { OwnNote, OwnRating, PanelFact, PlanItem, SavedAnswer } from "@/lib/room/schema";
import { type Line, type LiveSocket, openLiveSocket } from "./live-socket";

export type Person = { seatId: string; name: string; role: SeatRole; here: boolean };
type Answer = Omit<SavedAnswer, "askedQuestionId">;

export type RoomState = {
  room: RoomView;
  panelSeq: number;
  plan: PlanItem[];
  answers: Record<string, Answer>;
  typing: { askedQuestionId: string; body: string } | null;
  shown: Record<string, number>;
  people: Person[];
  line: Line;
  /** Server time minus this browser's monotonic clock, ms. */
  offsetMs: number;
};

export type Initial = Pick<RoomState, "room" | "panelSeq" | "plan" | "answers" | "shown" | "people"> & {
  interviewId: string;
  door: "account" | "candidate";
  serverNowMs: number;
};

export type RoomHooks = {
  /** What another tab of this author saved. */
  ownNote?(note: OwnNote): void;
  ownRating?(rating: OwnRating): void;
  answerElsewhere?(answer: SavedAnswer): void;
  connected?(): void;
  known?(): { notes: Record<string, number>; ratings: Record<string, number> };
};

export type RoomClient = {
  state(): RoomState;
  subscribe(listener: () => void): () => void;
  open(hooks: RoomHooks): () => void;
  /** Once, for reads and for saves that have their own repetition. */
  send<N extends CommandName>(name: N, input: Input<N>): Promise<Reply<Output<N>>>;
  /** Repeated under the same operation until answered, for commands that make a fact. */
  act<N extends FactCommand>(name: N, input: Input<N>): Promise<Refusal | null>;
  sendVolatile: LiveSocket["sendVolatile"];
  retry(): void;
  nowMs(): number;
};

type FactCommand = Extract<
  CommandName,
  | `interview:${string}`
  | "question:ask"
  | "question:close"
  | "hint:give"
  | "follow-up:send"
  | `plan:${string}`
>;

const giveUpAfterMs = 60_000;
const steadyMs = () => (typeof performance === "undefined" ? 0 : performance.now());

export function createRoomClient(initial: Initial): RoomClient {
  const { interviewId, door, serverNowMs, ...start } = initial;
  let state: RoomState = {
    ...start,
    typing: null,
    line: { state: "connecting" },
    offsetMs: serverNowMs - steadyMs(),
  };
  const listeners = new Set<() => void>();
  let socket: LiveSocket | undefined;
  let hooks: RoomHooks = {};
  let catchingUp: Promise<void> | undefined;
  /** The newest numbers that were heard of: what a catch-up must reach. */
  const heardOf = { seq: 0, panelSeq: 0 };
  let wakeUp: (() => void)[] = [];

  function set(next: Partial<RoomState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function hearFact(fact: RoomFact): void {
    heardOf.seq = Math.max(heardOf.seq, fact.seq);
    const next = applyRoomFact(state.room, fact);
    if (next === "gap") void catchUp();
    else if (next !== "stale") set({ room: next });
  }

  function hearPanelFact(fact: PanelFact): void {
    heardOf.panelSeq = Math.max(heardOf.panelSeq, fact.seq);
    if (fact.seq <= state.panelSeq) return;
    if (fact.seq > state.panelSeq + 1) return void catchUp();
    set({ panelSeq: fact.seq, plan: applyPlan(state.plan, fact) });
  }

  function hearAnswer({ askedQuestionId, ...answer }: SavedAnswer): void {
    if ((state.answers[askedQuestionId]?.revision ?? 0) >= answer.revision) return;
    const typing = state.typing?.askedQuestionId === askedQuestionId ? null : state.typing;
    set({ answers: { ...state.answers, [askedQuestionId]: answer }, typing });
    hooks.answerElsewhere?.({ askedQuestionId, ...answer });
  }

  function hearPulse(pulse: { seq: number; panelSeq?: number; nowMs: number }): void {
    set({ offsetMs: pulse.nowMs - steadyMs() });
    heardOf.seq = Math.max(heardOf.seq, pulse.seq);
    heardOf.panelSeq = Math.max(heardOf.panelSeq, pulse.panelSeq ?? 0);
    if (lacks()) void catchUp();
  }

  const lacks = () => heardOf.seq > state.room.seq || heardOf.panelSeq > state.panelSeq;

  /** One request at a time. What was heard of while it was under way, and isn't in its answer, is asked for after it. */
  function catchUp(): Promise<void> {
    catchingUp ??= fetchWhatIsMissing().then((answered) => {
      catchingUp = undefined;
      if (answered && lacks()) void catchUp();
    });
    return catchingUp;
  }

  /** False where no answer came: the next pulse or connection asks again. */
  async function fetchWhatIsMissing(): Promise<boolean> {
    const answers = Object.fromEntries(Object.entries(state.answers).map(([id, one]) => [id, one.revision]));
    const own = hooks.known?.() ?? { notes: {}, ratings: {} };
    const reply = await client.send("room:catch-up", {
      seq: state.room.seq,
      panelSeq: state.panelSeq,
      answers,
      ...own,
    });
    if (reply.ok) takeIn(reply.data);
    return reply.ok;
  }

  function takeIn(missing: CatchUp): void {
    if (missing.room && missing.room.seq > state.room.seq) set({ room: missing.room as RoomView });
    for (const fact of missing.facts) hearFact(fact as RoomFact);
    for (const fact of missing.panelFacts ?? []) hearPanelFact(fact);
    for (const answer of missing.answers) hearAnswer(answer);
    for (const note of missing.notes ?? []) hooks.ownNote?.(note);
    for (const rating of missing.ratings ?? []) hooks.ownRating?.(rating);
    const shown = (missing.shown ?? []).flatMap((one) =>
      one.shownAtMs === null ? [] : [[one.askedQuestionId, one.shownAtMs] as const],
    );
    if (shown.length > 0) set({ shown: { ...state.shown, ...Object.fromEntries(shown) } });
  }

  const client: RoomClient = {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(given) {
      hooks = given;
      socket = openLiveSocket({
        interviewId,
        door,
        onLine: (line) => set({ line }),
        onConnect() {
          void catchUp();
          for (const wake of wakeUp) wake();
          wakeUp = [];
          hooks.connected?.();
        },
        hears: {
          "room:fact": (fact) => hearFact(fact as RoomFact),
          "panel:fact": hearPanelFact,
          "answer:saved": hearAnswer,
          "answer:typing": (typing) => set({ typing }),
          "question:shown": (one) => set({ shown: { ...state.shown, [one.askedQuestionId]: one.shownAtMs } }),
          "own:note": (note) => hooks.ownNote?.(note),
          "own:rating": (rating) => hooks.ownRating?.(rating),
          presence: ({ people }) => set({ people: mergePeople(state.people, people) }),
          pulse: hearPulse,
        },
      });
      return () => socket?.close();
    },
    async send(name, input) {
      if (!socket) return { ok: false, error: { code: "unavailable", message: "Not connected yet." } };
      return socket.send(name, input);
    },
    async act(name, input) {
      const untilMs = steadyMs() + giveUpAfterMs;
      for (;;) {
        const reply = await client.send(name, input);
        if (reply.ok) {
          const { fact } = reply.data as { fact: RoomFact | PanelFact };
          if (name === "plan:add" || name === "plan:remove") hearPanelFact(fact as PanelFact);
          else hearFact(fact as RoomFact);
          return null;
        }
        if (reply.error.code !== "unavailable" || steadyMs() > untilMs) return reply.error;
        await new Promise<void>((resolve) => {
          wakeUp.push(resolve);
          setTimeout(resolve, 3_000);
        });
      }
    },
    sendVolatile: (name, input) => socket?.sendVolatile(name, input),
    retry: () => socket?.retry(),
    nowMs: () => state.offsetMs + steadyMs(),
  };
  return client;
}

/** Plan facts may meet a plan that holds them already (it was read after its number): applying twice changes nothing. */
function applyPlan(plan: PlanItem[], fact: PanelFact): PlanItem[] {
  const others = plan.filter((item) => item.planItemId !== fact.payload.planItemId);
  return fact.type === "plan_removed"
    ? others
    : [...others, fact.payload].sort((a, b) => a.position - b.position);
}

/** Those who hold a seat stay in the list when they leave; `here` says the rest. */
function mergePeople(known: Person[], now: Person[]): Person[] {
  const gone = known.filter((one) => !now.some((other) => other.seatId === one.seatId));
  return [...now, ...gone.map((one) => ({ ...one, here: false }))];
}

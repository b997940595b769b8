// One client of one room, without React: it applies facts in their order, asks for what it lacks one request at a time, and
// repeats a command in doubt under its own name until the server answers it.
import type { Refusal, Reply } from "@/lib/errors";
import type { CommandName, Heard, Input, Making, Output } from "@/lib/live/contract";
import type { CatchUp, OwnNote, OwnRating, PanelFact, RoomFact, SavedAnswer } from "@/lib/room/schema";
import type { LiveSocket, openLiveSocket } from "./live-socket";
import { loadLiveSocket } from "./load-live-socket";
import {
  type Initial,
  type RoomState,
  withAnswer,
  withFact,
  withPanelFact,
  withPeople,
  withShown,
} from "./room-state";

export type RoomHooks = {
  /** What another tab of this author saved. */
  ownNote?(note: OwnNote): void;
  ownRating?(rating: OwnRating): void;
  answerElsewhere?(answer: SavedAnswer): void;
  connected?(): void;
  known?(): { notes: Record<string, number>; ratings: Record<string, number> };
};

/** Commands that make a fact: repeated under the same operation until answered. */
type FactCommand = Making<"room"> | Making<"panel">;

const giveUpAfterMs = 60_000;
const tryAgainMs = 3_000;
const askAgainMs = 1_500;
const steadyMs = () => (typeof performance === "undefined" ? 0 : performance.now());
const unopened: Refusal = { code: "unavailable", message: "Not connected yet." };

export class RoomClient {
  private now: RoomState;
  private readonly listeners = new Set<() => void>();
  private readonly address: Pick<Initial, "interviewId" | "door" | "pageOf">;
  private socket: LiveSocket | undefined;
  private hooks: RoomHooks = {};
  private catchingUp: Promise<void> | undefined;
  /** The newest numbers that were heard of: what a catch-up must reach. */
  private readonly heardOf = { seq: 0, panelSeq: 0 };
  private wakeUp: (() => void)[] = [];

  constructor({ interviewId, door, pageOf, serverNowMs, ...start }: Initial) {
    this.address = { interviewId, door, pageOf };
    this.now = {
      ...start,
      typing: null,
      connection: { state: "connecting" },
      offsetMs: serverNowMs - steadyMs(),
    };
  }

  readonly state = (): RoomState => this.now;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly nowMs = (): number => this.now.offsetMs + steadyMs();
  readonly retry = (): void => this.socket?.retry();
  /** For good: nothing more is to be sent or heard. */
  readonly close = (): void => this.socket?.close();

  /** Opens the connection as soon as what opens it is loaded. Returns what closes it. */
  open(hooks: RoomHooks): () => void {
    this.hooks = hooks;
    let isOver = false;
    const goesOn = () => {
      if (!isOver) this.set({ ...this.now, connection: { state: "reconnecting" } });
      return !isOver;
    };
    void loadLiveSocket(goesOn).then((live) => {
      if (live && !isOver) this.socket = this.connect(live.openLiveSocket);
    });
    return () => {
      isOver = true;
      this.socket?.close();
    };
  }

  private connect(open: typeof openLiveSocket): LiveSocket {
    return open({
      ...this.address,
      onConnection: (connection) => this.set({ ...this.now, connection }),
      onConnect: () => this.connected(),
      hears: {
        "room:fact": (fact) => this.hearFact(fact),
        "panel:fact": (fact) => this.hearPanelFact(fact),
        "answer:saved": (answer) => this.hearAnswer(answer),
        "answer:typing": (typing) => this.set({ ...this.now, typing }),
        "question:shown": (one) => this.set(withShown(this.now, [one])),
        "own:note": (note) => this.hooks.ownNote?.(note),
        "own:rating": (rating) => this.hooks.ownRating?.(rating),
        presence: ({ people }) => this.set(withPeople(this.now, people)),
        pulse: (pulse) => this.hearPulse(pulse),
      },
    });
  }

  /** Once, for reads and for saves that have their own repetition. */
  async send<N extends CommandName>(name: N, input: Input<N>): Promise<Reply<Output<N>>> {
    const { connection } = this.now;
    if (connection.state === "refused") return { ok: false, error: connection.refusal };
    return this.socket ? this.socket.send(name, input) : { ok: false, error: unopened };
  }

  sendVolatile<N extends CommandName>(name: N, input: Input<N>): void {
    this.socket?.sendVolatile(name, input);
  }

  /** Makes a fact of the room's stream. Null where it was made, otherwise why it wasn't. */
  async act<N extends Making<"room">>(name: N, input: Input<N>): Promise<Refusal | null> {
    const reply = await this.repeat(name, input);
    if (reply.ok) this.hearFact(reply.data.fact);
    return reply.ok ? null : reply.error;
  }

  /** The same in the panel's stream. */
  async actForPanel<N extends Making<"panel">>(name: N, input: Input<N>): Promise<Refusal | null> {
    const reply = await this.repeat(name, input);
    if (reply.ok) this.hearPanelFact(reply.data.fact);
    return reply.ok ? null : reply.error;
  }

  private async repeat<N extends FactCommand>(name: N, input: Input<N>): Promise<Reply<Output<N>>> {
    const untilMs = steadyMs() + giveUpAfterMs;
    for (;;) {
      const reply = await this.send(name, input);
      if (reply.ok || reply.error.code !== "unavailable" || steadyMs() > untilMs) return reply;
      await new Promise<void>((resolve) => {
        this.wakeUp.push(resolve);
        setTimeout(resolve, tryAgainMs);
      });
    }
  }

  private set(next: RoomState): void {
    this.now = next;
    for (const listener of this.listeners) listener();
  }

  private connected(): void {
    void this.catchUp();
    for (const wake of this.wakeUp) wake();
    this.wakeUp = [];
    this.hooks.connected?.();
  }

  private hearFact(fact: RoomFact): void {
    this.heardOf.seq = Math.max(this.heardOf.seq, fact.seq);
    const next = withFact(this.now, fact);
    if (next === "gap") void this.catchUp();
    else if (next !== "stale") this.set(next);
  }

  private hearPanelFact(fact: PanelFact): void {
    this.heardOf.panelSeq = Math.max(this.heardOf.panelSeq, fact.seq);
    const next = withPanelFact(this.now, fact);
    if (next === "gap") void this.catchUp();
    else if (next !== "stale") this.set(next);
  }

  private hearAnswer(answer: SavedAnswer): void {
    const next = withAnswer(this.now, answer);
    if (next === "stale") return;
    this.set(next);
    this.hooks.answerElsewhere?.(answer);
  }

  /** The candidate's pulse has no number of the panel's. */
  private hearPulse(pulse: Heard<"candidate", "pulse"> & Partial<Heard<"panel", "pulse">>): void {
    this.set({ ...this.now, offsetMs: pulse.nowMs - steadyMs() });
    this.heardOf.seq = Math.max(this.heardOf.seq, pulse.seq);
    this.heardOf.panelSeq = Math.max(this.heardOf.panelSeq, pulse.panelSeq ?? 0);
    if (this.lacks()) void this.catchUp();
  }

  private lacks(): boolean {
    return this.heardOf.seq > this.now.room.seq || this.heardOf.panelSeq > this.now.panel.seq;
  }

  /** One request at a time. What isn't in its answer, or was heard of while it was under way, is asked for after it. */
  private catchUp(): Promise<void> {
    this.catchingUp ??= this.fetchWhatIsMissing().then((goesOn) => {
      this.catchingUp = undefined;
      if (goesOn) void this.catchUp();
    });
    return this.catchingUp;
  }

  /** False where no answer came, or nothing new with it or meanwhile: the next pulse or connection asks again. */
  private async fetchWhatIsMissing(): Promise<boolean> {
    const known = this.known();
    const stood = JSON.stringify([known, this.heardOf]);
    const reply = await this.ask(known);
    if (!reply.ok) return false;
    this.takeIn(reply.data);
    const isFurther = JSON.stringify([this.known(), this.heardOf]) !== stood;
    return isFurther && (this.lacks() || reply.data.more);
  }

  /** Once more after a while: on a bad line the question or its answer may be lost. The server refuses it, for nothing, while it works on the first. */
  private async ask(known: Input<"room:catch-up">): Promise<Reply<CatchUp>> {
    const first = this.send("room:catch-up", known);
    const inTime = await Promise.race([first, later(askAgainMs)]);
    if (inTime) return inTime;
    const both = [first, this.send("room:catch-up", known)];
    return Promise.any(both.map(taken)).catch(() => first);
  }

  private known(): Input<"room:catch-up"> {
    const { room, panel, answers } = this.now;
    const revisions = Object.entries(answers).map(([id, one]) => [id, one.revision]);
    const own = this.hooks.known?.() ?? { notes: {}, ratings: {} };
    return { seq: room.seq, panelSeq: panel.seq, answers: Object.fromEntries(revisions), ...own };
  }

  private takeIn(missing: CatchUp): void {
    this.set({ ...this.now, interview: missing.interview });
    if (missing.room && missing.room.seq > this.now.room.seq) this.set({ ...this.now, room: missing.room });
    for (const fact of missing.facts) this.hearFact(fact);
    for (const answer of missing.answers) this.hearAnswer(answer);
    if (!("panelFacts" in missing)) return;
    for (const fact of missing.panelFacts) this.hearPanelFact(fact);
    for (const note of missing.notes) this.hooks.ownNote?.(note);
    for (const rating of missing.ratings) this.hooks.ownRating?.(rating);
    if (missing.shown.length > 0) this.set(withShown(this.now, missing.shown));
  }
}

const later = (afterMs: number) => new Promise<void>((resolve) => setTimeout(resolve, afterMs));

async function taken<T>(reply: Promise<Reply<T>>): Promise<Reply<T>> {
  const got = await reply;
  if (!got.ok) throw new Error(got.error.message);
  return got;
}

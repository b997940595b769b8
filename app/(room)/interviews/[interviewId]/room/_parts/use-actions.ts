"use client";
import type { Judgement } from "@/app/_judging/use-judgement";
import type { RoomClient } from "@/app/_live/room-client";
import type { RoomState } from "@/app/_live/room-state";
import type { InterviewStatus } from "@/db/vocabulary";
import type { Refusal } from "@/lib/errors";
import { nextRow, type PlanRow } from "@/lib/room/plan";
import { onScreen } from "@/lib/room/room";
import type { Guide, QuestionHit } from "@/lib/room/schema";
import type { TypedKind } from "@/lib/text/limits";
import { type Commands, type Notice, useCommands } from "./use-commands";

export type Actions = Omit<Commands, "run" | "refuse"> & {
  unsent: number;
  /** Sends what was typed and judged at once. */
  flush(): void;
  start(): void;
  pauseOrResume(): void;
  end(): void;
  /** The chosen question if it wasn't asked yet, otherwise the next of the plan. */
  askNext(): void;
  ask(row: PlanRow): void;
  takeBack(): void;
  giveHint(place: number): void;
  giveNextHint(): void;
  sendFollowUp(place: number): void;
  sendNextFollowUp(): void;
  /** Whether it can be sent now; refused in words otherwise. */
  mayType(kind: TypedKind): boolean;
  /** `done` once it was: until then the text is kept. A question waits in the plan where the interview isn't running. */
  sendTyped(kind: TypedKind, typed: Typed, done?: () => void): void;
  /** A typed question, to be asked later. */
  planTyped(typed: Typed, done?: () => void): void;
  addToPlan(hit: QuestionHit): void;
  /** As the entry of the plan that it is, or beside the plan. */
  askNow(hit: QuestionHit, planItemId: string | null): void;
  removeFromPlan(row: PlanRow): void;
  rate(level: number | null): void;
  hear(heardKeyPoints: number[]): void;
};

/** What was typed, under the name of its operation; `askId` is that of the push, where it is a question. */
export type Typed = { text: string; opId: string; askId: string };

type Given = {
  interviewId: string;
  client: RoomClient;
  state: RoomState;
  rows: PlanRow[];
  selected: PlanRow | undefined;
  guide: Guide | undefined;
  judgement: Judgement;
};

const waits: Notice = {
  words: "The interview isn’t running: your question waits in the plan.",
  isRefusal: false,
};

async function untilDone(sending: Promise<Refusal | null>, done: () => void): Promise<Refusal | null> {
  const refusal = await sending;
  if (!refusal) done();
  return refusal;
}

const newId = () => crypto.randomUUID();
const notRunning: Record<Exclude<InterviewStatus, "live">, string> = {
  scheduled: "Start the interview first.",
  paused: "The interview is paused. Resume it first.",
  ended: "The interview has ended.",
  cancelled: "The interview was cancelled.",
};

/** What an interviewer can do, each as one command under an id made here. What can't be done now is refused in words. */
export function useActions({ interviewId, client, state, rows, selected, guide, judgement }: Given): Actions {
  const { run, refuse, ...commands } = useCommands(interviewId);
  const { status } = state.room;
  const current = onScreen(state.room);
  const asked = selected?.asked;

  const isRunning = (): boolean => {
    if (status !== "live") refuse(notRunning[status]);
    return status === "live";
  };

  function push(questionVersionId: string, planItemId: string | null): void {
    if (!isRunning()) return;
    run("sending the question", () =>
      client.act("question:ask", { opId: newId(), questionVersionId, planItemId }),
    );
  }
  const ask = (row: PlanRow) => push(row.questionVersionId, row.planItemId);

  /** Place -1: there is none left. */
  function send(what: "hint" | "follow-up", place: number) {
    if (!isRunning()) return;
    if (!asked || asked.closedAtMs !== null)
      return refuse(`This question isn’t on their screen: no ${what} goes there.`);
    if (place < 0) return refuse(`No ${what} is left.`);
    const command = what === "hint" ? "hint:give" : "follow-up:send";
    const { askedQuestionId } = asked;
    run(`sending the ${what}`, () => client.act(command, { opId: newId(), askedQuestionId, place }));
  }

  function takeBack() {
    if (!isRunning()) return;
    const row = rows.find((one) => one.asked && one.asked === current);
    if (!current || !row) return refuse("Nothing is on their screen.");
    if (current !== asked) return refuse(`“${row.title}” is on their screen: open it to take it back.`);
    const { askedQuestionId } = current;
    run("taking the question back", () => client.act("question:close", { opId: newId(), askedQuestionId }), {
      words: `“${row.title}” is off their screen.`,
      isRefusal: false,
      way: { label: "Ask it again", go: () => ask(row) },
    });
  }

  function removeFromPlan({ planItemId, title, questionVersionId }: PlanRow): void {
    const item = state.panel.plan.find((one) => one.planItemId === planItemId);
    if (!item) return;
    const { position, minutes } = item;
    const back = () => ({
      opId: newId(),
      planItemId: newId(),
      questionVersionId,
      where: { position, minutes },
    });
    run(
      "removing a question from the plan",
      () => client.actForPanel("plan:remove", { opId: newId(), planItemId: item.planItemId }),
      {
        words: `“${title}” is out of the plan.`,
        isRefusal: false,
        way: {
          label: "Undo",
          go: () => {
            const input = back();
            run("putting the question back", () => client.actForPanel("plan:add", input));
          },
        },
      },
    );
  }

  function mayType(kind: TypedKind): boolean {
    if (kind !== "follow-up" && (status === "scheduled" || status === "paused")) return true;
    if (!isRunning()) return false;
    if (kind === "follow-up" && !current) refuse("Nothing is on their screen: no follow-up goes there.");
    return kind !== "follow-up" || current !== undefined;
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

  function sendTyped(kind: TypedKind, typed: Typed, done = () => {}): void {
    if (!mayType(kind)) return;
    if (kind === "question" && status !== "live") plan(typed, done, waits);
    else run(`sending the ${kind}`, () => untilDone(waysOf(typed)[kind](), done));
  }

  function plan({ text, opId }: Typed, done = () => {}, after?: Notice): void {
    const sending = () => untilDone(client.actForPanel("question:type", { opId, text }), done);
    run("adding to the plan", sending, after);
  }

  function flush(): void {
    judgement.notes.flush();
    judgement.ratings.flush();
  }

  function judge(change: Partial<{ level: number | null; heardKeyPoints: number[] }>) {
    if (judgement.isFinal) return refuse("Your scorecard is submitted: the judgement stays as it is.");
    if (!asked) return refuse("This question wasn’t asked: there is nothing to rate.");
    const { value } = judgement.ratings.get(asked.askedQuestionId);
    judgement.ratings.edit(asked.askedQuestionId, { ...value, ...change });
  }

  function askNext(): void {
    const next = selected && !selected.asked ? selected : nextRow(rows);
    if (next) ask(next);
    else if (isRunning()) refuse("Nothing is left to ask in the plan. Find a question in the bank.");
  }

  const sent = new Set(asked?.followUps.map(({ place }) => place));
  const given = asked?.hints.length ?? 0;
  return {
    ...commands,
    unsent: judgement.notes.unsent() + judgement.ratings.unsent(),
    start() {
      if (status === "scheduled") run("starting", () => client.act("interview:start", { opId: newId() }));
    },
    pauseOrResume() {
      if (status === "live") run("pausing", () => client.act("interview:pause", { opId: newId() }));
      else if (status === "paused") run("resuming", () => client.act("interview:resume", { opId: newId() }));
      else refuse(notRunning[status]);
    },
    flush,
    end() {
      flush();
      run("ending the interview", () => client.act("interview:end", { opId: newId() }));
    },
    askNext,
    ask,
    takeBack,
    giveHint: (place) => send("hint", place),
    giveNextHint: () => send("hint", given < (guide?.hints.length ?? 0) ? given : -1),
    sendFollowUp: (place) => send("follow-up", place),
    sendNextFollowUp: () =>
      send("follow-up", guide?.followUps.findIndex((_, place) => !sent.has(place)) ?? -1),
    mayType,
    sendTyped,
    planTyped: (typed, done) => plan(typed, done),
    addToPlan({ questionVersionId }) {
      run("adding to the plan", () =>
        client.actForPanel("plan:add", { opId: newId(), planItemId: newId(), questionVersionId }),
      );
    },
    askNow: ({ questionVersionId }, planItemId) => push(questionVersionId, planItemId),
    removeFromPlan,
    rate: (level) => judge({ level }),
    hear: (heardKeyPoints) => judge({ heardKeyPoints }),
  };
}

"use client";
import { useEffect, useRef } from "react";
import type { Judgement, RatingValue } from "@/app/_judging/use-judgement";
import type { RoomClient } from "@/app/_live/room-client";
import type { RoomState } from "@/app/_live/room-state";
import type { InterviewStatus } from "@/db/vocabulary";
import { nextRow, type PlanRow } from "@/lib/room/plan";
import { onScreen } from "@/lib/room/room";
import type { Guide, QuestionHit } from "@/lib/room/schema";
import { type TypedActions, typedActions } from "./typed/typed-actions";
import { type Commands, type Notice, useCommands } from "./use-commands";

export type Actions = Omit<Commands, "run" | "refuse" | "isOnItsWay"> &
  TypedActions & {
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
    addToPlan(hit: QuestionHit): void;
    /** As the entry of the plan that it is, or beside the plan. */
    askNow(hit: QuestionHit, planItemId: string | null): void;
    removeFromPlan(row: PlanRow): void;
    rate(level: RatingValue["level"]): void;
    hear(heardKeyPoints: number[]): void;
  };

type Given = {
  interviewId: string;
  client: RoomClient;
  state: RoomState;
  rows: PlanRow[];
  selected: PlanRow | undefined;
  guide: Guide | undefined;
  judgement: Judgement;
};

const starting = "starting";
const newId = () => crypto.randomUUID();
const notRunning: Record<Exclude<InterviewStatus, "live">, string> = {
  scheduled: "Start the interview first.",
  paused: "The interview is paused. Resume it first.",
  ended: "The interview has ended.",
  cancelled: "The interview was cancelled.",
};

/** What an interviewer can do, each as one command under an id made here. What can't be done now is refused in words. */
export function useActions({ interviewId, client, state, rows, selected, guide, judgement }: Given): Actions {
  const { run, refuse, isOnItsWay, ...commands } = useCommands(interviewId);
  const { status } = state.room;
  const current = onScreen(state.room);
  const asked = selected?.asked;

  /** True where it isn't, which is said. */
  const refuseUnlessLive = (): boolean => {
    if (status !== "live") refuse(notRunning[status]);
    return status !== "live";
  };

  function push(questionVersionId: string, planItemId: string | null): void {
    if (refuseUnlessLive()) return;
    const sending = () => client.act("question:ask", { opId: newId(), questionVersionId, planItemId });
    run("sending the question", sending, { about: questionVersionId });
  }
  const ask = (row: PlanRow) => push(row.questionVersionId, row.planItemId);

  /** Place -1: there is none left. */
  function send(what: "hint" | "follow-up", place: number) {
    if (refuseUnlessLive()) return;
    if (!asked || asked.closedAtMs !== null)
      return refuse(`This question isn’t on their screen: no ${what} goes there.`);
    if (place < 0) return refuse(`No ${what} is left.`);
    const command = what === "hint" ? "hint:give" : "follow-up:send";
    const { askedQuestionId } = asked;
    const sending = () => client.act(command, { opId: newId(), askedQuestionId, place });
    run(`sending the ${what}`, sending, { about: `${place}` });
  }

  function takeBack() {
    if (refuseUnlessLive()) return;
    const row = rows.find((one) => one.asked && one.asked === current);
    if (!current || !row) return refuse("Nothing is on their screen.");
    if (current !== asked) return refuse(`“${row.title}” is on their screen: open it to take it back.`);
    const { askedQuestionId } = current;
    const after: Notice = {
      words: `“${row.title}” is off their screen.`,
      isRefusal: false,
      way: { label: "Ask it again", go: () => ask(row) },
    };
    const sending = () => client.act("question:close", { opId: newId(), askedQuestionId });
    run("taking the question back", sending, { after });
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
    const after: Notice = {
      words: `“${title}” is out of the plan.`,
      isRefusal: false,
      way: {
        label: "Undo",
        go: () => {
          const input = back();
          const sending = () => client.actForPanel("plan:add", input);
          run("putting the question back", sending, { about: questionVersionId });
        },
      },
    };
    const sending = () => client.actForPanel("plan:remove", { opId: newId(), planItemId: item.planItemId });
    run("removing a question from the plan", sending, { about: item.planItemId, after });
  }

  function flush(): void {
    judgement.notes.flush();
    judgement.ratings.flush();
  }

  function judge(change: Partial<RatingValue>) {
    if (judgement.isFinal) return refuse("Your scorecard is submitted: the judgement stays as it is.");
    if (!asked) return refuse("This question wasn’t asked: there is nothing to rate.");
    const { value } = judgement.ratings.get(asked.askedQuestionId);
    judgement.ratings.edit(asked.askedQuestionId, { ...value, ...change });
  }

  // Asked for right after the start, before that has come back.
  const asksOnceStarted = useRef(false);
  useEffect(() => {
    if (commands.pending || !asksOnceStarted.current) return;
    asksOnceStarted.current = false;
    if (status === "live") askNext();
  });

  function askNext(): void {
    if (commands.pending === starting) {
      asksOnceStarted.current = true;
      return;
    }
    const next = selected && !selected.isAsked ? selected : nextRow(rows);
    if (next) ask(next);
    else if (!refuseUnlessLive()) refuse("Nothing is left to ask in the plan. Find a question in the bank.");
  }

  const sent = new Set(asked?.followUps.map(({ place }) => place));
  const given = asked?.hints.length ?? 0;
  return {
    ...commands,
    ...typedActions({ client, room: state.room, run, refuse, isOnItsWay, refuseUnlessLive }),
    unsent: judgement.notes.unsent() + judgement.ratings.unsent(),
    start() {
      if (status === "scheduled") run(starting, () => client.act("interview:start", { opId: newId() }));
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
    addToPlan({ questionVersionId }) {
      const sending = () =>
        client.actForPanel("plan:add", { opId: newId(), planItemId: newId(), questionVersionId });
      run("adding to the plan", sending, { about: questionVersionId });
    },
    askNow: ({ questionVersionId }, planItemId) => push(questionVersionId, planItemId),
    removeFromPlan,
    rate: (level) => judge({ level }),
    hear: (heardKeyPoints) => judge({ heardKeyPoints }),
  };
}

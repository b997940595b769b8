"use client";
import { useEffect, useRef, useState } from "react";
import type { Judgement } from "@/app/_judging/use-judgement";
import type { RoomClient } from "@/app/_live/room-client";
import type { RoomState } from "@/app/_live/room-state";
import type { Refusal } from "@/lib/errors";
import { nextRow, type PlanRow } from "@/lib/room/plan";
import { onScreen } from "@/lib/room/room";
import type { Guide, QuestionHit } from "@/lib/room/schema";

export type Actions = {
  /** What is on its way to the server, in words. */
  pending: string | null;
  problem: string | null;
  dismiss(): void;
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
  removeFromPlan(planItemId: string): void;
  rate(level: number | null): void;
  hear(heardKeyPoints: number[]): void;
};

type Given = {
  client: RoomClient;
  state: RoomState;
  rows: PlanRow[];
  selected: PlanRow | undefined;
  guide: Guide | undefined;
  judgement: Judgement;
};

const newId = () => crypto.randomUUID();

/** What an interviewer can do, each as one command under an id made here. */
export function useActions({ client, state, rows, selected, guide, judgement }: Given): Actions {
  const [pending, setPending] = useState<string | null>(null);
  const onItsWay = useRef(false);
  const [ended, setEnded] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const { status } = state.room;
  const current = onScreen(state.room);
  const asked = selected?.asked;

  // Not before the screen shows what came of it: until then the chosen question is the one that was asked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each one that ended
  useEffect(() => {
    onItsWay.current = false;
  }, [ended]);

  /** One at a time: what is pressed while one is on its way would be done twice, or before it on a line that comes back. */
  function run(words: string, send: () => Promise<Refusal | null>): void {
    if (onItsWay.current) return;
    onItsWay.current = true;
    setPending(words);
    setProblem(null);
    void send().then((refusal) => {
      setEnded((count) => count + 1);
      setPending(null);
      if (refusal) setProblem(refusal.message);
    });
  }

  function push(questionVersionId: string, planItemId: string | null): void {
    if (status !== "live") return;
    run("Sending the question…", () =>
      client.act("question:ask", { opId: newId(), questionVersionId, planItemId }),
    );
  }

  function giveHint(place: number): void {
    if (!asked || asked.closedAtMs !== null || status !== "live") return;
    const { askedQuestionId } = asked;
    run("Sending the hint…", () => client.act("hint:give", { opId: newId(), askedQuestionId, place }));
  }

  function sendFollowUp(place: number): void {
    if (!asked || asked.closedAtMs !== null || status !== "live") return;
    const { askedQuestionId } = asked;
    run("Sending the follow-up…", () =>
      client.act("follow-up:send", { opId: newId(), askedQuestionId, place }),
    );
  }

  function flush(): void {
    judgement.notes.flush();
    judgement.ratings.flush();
  }

  function judge(change: Partial<{ level: number | null; heardKeyPoints: number[] }>): void {
    if (!asked) return;
    const { value } = judgement.ratings.get(asked.askedQuestionId);
    judgement.ratings.edit(asked.askedQuestionId, { ...value, ...change });
  }

  const next = selected && !selected.asked ? selected : nextRow(rows);
  return {
    pending,
    problem,
    dismiss: () => setProblem(null),
    unsent: judgement.notes.unsent() + judgement.ratings.unsent(),
    start: () => run("Starting…", () => client.act("interview:start", { opId: newId() })),
    pauseOrResume() {
      if (status === "live") run("Pausing…", () => client.act("interview:pause", { opId: newId() }));
      if (status === "paused") run("Resuming…", () => client.act("interview:resume", { opId: newId() }));
    },
    flush,
    end() {
      flush();
      run("Ending…", () => client.act("interview:end", { opId: newId() }));
    },
    askNext: () => next && push(next.questionVersionId, next.planItemId),
    ask: (row) => push(row.questionVersionId, row.planItemId),
    takeBack() {
      if (!current || status !== "live") return;
      const { askedQuestionId } = current;
      run("Taking the question back…", () =>
        client.act("question:close", { opId: newId(), askedQuestionId }),
      );
    },
    giveHint,
    giveNextHint: () =>
      guide && asked && asked.hints.length < guide.hints.length && giveHint(asked.hints.length),
    sendFollowUp,
    sendNextFollowUp() {
      const next = guide?.followUps.findIndex(
        (_, place) => !asked?.followUps.some((one) => one.place === place),
      );
      if (next !== undefined && next >= 0) sendFollowUp(next);
    },
    addToPlan({ questionVersionId }) {
      run("Adding to the plan…", () =>
        client.actForPanel("plan:add", { opId: newId(), planItemId: newId(), questionVersionId }),
      );
    },
    askNow: ({ questionVersionId }, planItemId) => push(questionVersionId, planItemId),
    removeFromPlan: (planItemId) =>
      run("Removing from the plan…", () => client.actForPanel("plan:remove", { opId: newId(), planItemId })),
    rate: (level) => judge({ level }),
    hear: (heardKeyPoints) => judge({ heardKeyPoints }),
  };
}

// One line of work per command: run it (it commits), tell who must hear, answer. Nothing is told before its commit.
import type { Socket } from "socket.io";
import type { z } from "zod";
import type { Database } from "@/db/client";
import {
  type Appended,
  addToPlan,
  askQuestion,
  closeQuestion,
  confirmShown,
  removeFromPlan,
  sendText,
  stepInterview,
} from "@/lib/room/commands";
import { mayAnswer } from "@/lib/room/policy";
import { catchUp, readGuides, searchBank } from "@/lib/room/reads";
import type { RoomFact } from "@/lib/room/room";
import { saveAnswer, saveNote, saveRating } from "@/lib/room/saves";
import type { PanelFact } from "@/lib/room/schema";
import type { Seat } from "@/lib/room/seat";
import { hearerOf, inTurn, tellOwnTabs, tellPanel, tellRoom } from "./audience";
import { type CommandName, catchUpFor, type commands } from "./contract";

type Context = {
  socket: Socket;
  seat: Seat;
  database: Database;
  /** Called after the interview's end was told. */
  onEnded(interviewId: string): void;
};
type Parsed<N extends CommandName> = z.output<(typeof commands)[N]["input"]>;
type Handlers = { [N in CommandName]: (context: Context, input: Parsed<N>) => Promise<unknown> };

export const handlers: Handlers = {
  "interview:start": (at, input) => step(at, input.opId, "started"),
  "interview:pause": (at, input) => step(at, input.opId, "paused"),
  "interview:resume": (at, input) => step(at, input.opId, "resumed"),
  "interview:end": async (at, input) => {
    const reply = await step(at, input.opId, "ended");
    at.onEnded(at.seat.interviewId);
    return reply;
  },
  "question:ask": (at, input) => announce(at, () => askQuestion(at.database, at.seat, input)),
  "question:close": (at, input) => announce(at, () => closeQuestion(at.database, at.seat, input)),
  "hint:give": (at, input) =>
    announce(at, () => sendText(at.database, at.seat, { ...input, type: "hint_given" })),
  "follow-up:send": (at, input) =>
    announce(at, () => sendText(at.database, at.seat, { ...input, type: "follow_up_sent" })),
  "plan:add": (at, input) => announceToPanel(at, () => addToPlan(at.database, at.seat, input)),
  "plan:remove": (at, input) => announceToPanel(at, () => removeFromPlan(at.database, at.seat, input)),
  "note:save": async (at, input) => {
    const saved = await saveNote(at.database, at.seat, input);
    if (saved.outcome === "saved")
      tellOwnTabs(at.socket, at.seat, "own:note", { ...saved, askedQuestionId: input.askedQuestionId });
    return saved;
  },
  "rating:save": async (at, input) => {
    const saved = await saveRating(at.database, at.seat, input);
    if (saved.outcome === "saved")
      tellOwnTabs(at.socket, at.seat, "own:rating", { ...saved, askedQuestionId: input.askedQuestionId });
    return saved;
  },
  "answer:save": async (at, input) => {
    const saved = await saveAnswer(at.database, at.seat, input);
    const { askedQuestionId } = input;
    if (saved.outcome === "saved")
      tellRoom(at.socket, at.seat.interviewId, "answer:saved", { ...saved, askedQuestionId });
    return saved;
  },
  "answer:typing": async (at, input) => {
    if (mayAnswer(at.seat)) tellPanel(at.socket, at.seat.interviewId, "answer:typing", input);
    return {};
  },
  "question:shown": async (at, input) => {
    const shownAtMs = await confirmShown(at.database, at.seat, input);
    tellPanel(at.socket, at.seat.interviewId, "question:shown", { ...input, shownAtMs });
    return {};
  },
  "bank:search": async (at, input) => ({ hits: await searchBank(at.database, at.seat, input) }),
  "question:guide": async (at, input) => {
    const [guide] = await readGuides(at.database, at.seat, [input.questionVersionId]);
    return { guide: guide ?? null };
  },
  "room:catch-up": async (at, input) =>
    catchUpFor[hearerOf(at.seat.role)].parse(await catchUp(at.database, at.seat, input)),
};

function step(at: Context, opId: string, step: "started" | "paused" | "resumed" | "ended") {
  return announce(at, () => stepInterview(at.database, at.seat, { opId, step }));
}

/** The speaker learns the fact from the answer, so it isn't sent there twice; a resend is told to nobody again. */
function announce(at: Context, append: () => Promise<Appended<RoomFact>>): Promise<{ fact: RoomFact }> {
  return inTurn(at.seat.interviewId, async () => {
    const { fact, fresh } = await append();
    if (fresh) tellRoom(at.socket, at.seat.interviewId, "room:fact", fact);
    return { fact };
  });
}

function announceToPanel(
  at: Context,
  append: () => Promise<Appended<PanelFact>>,
): Promise<{ fact: PanelFact }> {
  return inTurn(at.seat.interviewId, async () => {
    const { fact, fresh } = await append();
    if (fresh) tellPanel(at.socket, at.seat.interviewId, "panel:fact", fact);
    return { fact };
  });
}

// One line of work per command: run it (it commits), tell who must hear, answer. Nothing is told before its commit.
import { type Database, db } from "@/db/client";
import type { Step } from "@/db/room/facts";
import {
  addToPlan,
  askQuestion,
  closeQuestion,
  confirmShown,
  removeFromPlan,
  sendMessage,
  sendText,
  stepInterview,
  typeFollowUp,
  typeQuestion,
} from "@/lib/room/commands";
import { isOverFor, mayAnswer } from "@/lib/room/policy";
import { hearerOf } from "@/lib/room/projection";
import { catchUp, readGuides, searchBank } from "@/lib/room/reads";
import { saveAnswer, saveNote, saveRating } from "@/lib/room/saves";
import { catchUpFor } from "@/lib/room/schema";
import type { Seat } from "@/lib/room/seat";
import {
  candidateOf,
  type LiveSocket,
  panelOf,
  tabsOf,
  tell,
  tellFact,
  tellPanelFact,
  tellRoom,
} from "./audience";
import type { CommandName, Output, Parsed } from "./contract";
import { inTeamsTurn, oneAtATime } from "./limits/reading";
import { inWritersTurn } from "./turns";

/** `database` is for what a room writes; what may take longer asks for `db()`. */
export type Context = { socket: LiveSocket; seat: Seat; database: Database };
type Handlers = { [N in CommandName]: (at: Context, input: Parsed<N>) => Promise<Output<N>> };

export const handlers: Handlers = {
  "interview:start": (at, input) => step(at, input, "started"),
  "interview:pause": (at, input) => step(at, input, "paused"),
  "interview:resume": (at, input) => step(at, input, "resumed"),
  "interview:end": async (at, input) => {
    const told = await step(at, input, "ended");
    tellSeatsOfEnd(at);
    return told;
  },
  "question:ask": async (at, input) => tellFact(at, await askQuestion(at.database, at.seat, input)),
  "question:close": async (at, input) => tellFact(at, await closeQuestion(at.database, at.seat, input)),
  "hint:give": (at, input) => send(at, { ...input, type: "hint_given" }),
  "follow-up:send": (at, input) => send(at, { ...input, type: "follow_up_sent" }),
  "follow-up:type": async (at, input) => tellFact(at, await typeFollowUp(at.database, at.seat, input)),
  "message:send": async (at, input) => tellFact(at, await sendMessage(at.database, at.seat, input)),
  "question:type": async (at, input) => tellPanelFact(at, await typeQuestion(at.database, at.seat, input)),
  "plan:add": async (at, input) => tellPanelFact(at, await addToPlan(at.database, at.seat, input)),
  "plan:remove": async (at, input) => tellPanelFact(at, await removeFromPlan(at.database, at.seat, input)),
  "note:save": async (at, input) => {
    const saved = await inWritersTurn(at.seat.teamId, () => saveNote(at.database, at.seat, input));
    const { askedQuestionId } = input;
    if (saved.outcome === "saved")
      tell(at.socket, tabsOf(at.seat), "own:note", { ...saved, askedQuestionId });
    return saved;
  },
  "rating:save": async (at, input) => {
    const saved = await inWritersTurn(at.seat.teamId, () => saveRating(at.database, at.seat, input));
    const { askedQuestionId } = input;
    if (saved.outcome === "saved")
      tell(at.socket, tabsOf(at.seat), "own:rating", { ...saved, askedQuestionId });
    return saved;
  },
  "answer:save": async (at, input) => {
    const saved = await inWritersTurn(at.seat.teamId, () => saveAnswer(at.database, at.seat, input));
    const { askedQuestionId } = input;
    if (saved.outcome === "saved")
      tellRoom(at.socket, at.seat.interviewId, "answer:saved", { ...saved, askedQuestionId });
    return saved;
  },
  "answer:typing": async (at, input) => {
    if (mayAnswer(at.seat) && !isOverFor(at.seat))
      tell(at.socket, panelOf(at.seat.interviewId), "answer:typing", input);
    return {};
  },
  "question:shown": async (at, input) => {
    const shownAtMs = await inWritersTurn(at.seat.teamId, () => confirmShown(at.database, at.seat, input));
    tell(at.socket, panelOf(at.seat.interviewId), "question:shown", { ...input, shownAtMs });
    return {};
  },
  "bank:search": (at, input) => inTeamsTurn(at, () => searchBank(db(), at.seat, input)),
  "question:guide": (at, input) =>
    inTeamsTurn(at, async () => {
      const [guide] = await readGuides(db(), at.seat, [input.questionVersionId]);
      return { guide: guide ?? null };
    }),
  "room:catch-up": (at, input) =>
    oneAtATime(at.socket, () =>
      inTeamsTurn(at, async () =>
        catchUpFor[hearerOf(at.seat.role)].parse(await catchUp(db(), at.seat, input)),
      ),
    ),
};

async function step(at: Context, { opId }: { opId: string }, step: Step) {
  return tellFact(at, await stepInterview(at.database, at.seat, { opId, step }));
}

async function send(at: Context, input: Parameters<typeof sendText>[2]) {
  return tellFact(at, await sendText(at.database, at.seat, input));
}

/** The candidate's sockets stay for last words, until the pulse finds the grace over; else nothing is taken from them. */
function tellSeatsOfEnd({ socket, seat }: Context): void {
  const { sockets, adapter } = socket.nsp;
  for (const id of adapter.rooms.get(candidateOf(seat.interviewId).room) ?? []) {
    const { data } = sockets.get(id) ?? {};
    if (data) data.seat = { ...data.seat, status: "ended" };
  }
}

// One person at one screen, as far as it runs without a browser: the product's own room client, reducer and autosave.
import { randomUUID } from "node:crypto";
import { RoomClient } from "@/app/_live/room-client";
import { type Autosaves, createAutosaves, outcomeOf } from "@/app/_saving/autosaves";
import type { SeatRole } from "@/db/vocabulary";
import { emptyPanel } from "@/lib/room/panel";
import { emptyRoom } from "@/lib/room/room";
import type { BenchRoom } from "../world";
import type { Recorder } from "./recorder";

export type BenchSeat = {
  name: string;
  role: SeatRole;
  interviewId: string;
  seatId: string;
  client: RoomClient;
  notes: Autosaves<string>;
  close(): void;
};
export type SeatPair = { room: BenchRoom; interviewer: BenchSeat; candidate: BenchSeat };
export const general = "general";

export function openPair(room: BenchRoom, recorder: Recorder): SeatPair {
  return {
    room,
    interviewer: openSeat(room, "interviewer", recorder),
    candidate: openSeat(room, "candidate", recorder),
  };
}

function openSeat(room: BenchRoom, role: "interviewer" | "candidate", recorder: Recorder): BenchSeat {
  const { interviewId } = room;
  const name = `${role} of ${interviewId}`;
  const door = role === "candidate" ? "candidate" : "account";
  const nothing = { panel: emptyPanel, answers: {}, shown: {}, people: [] };
  const client = new RoomClient({
    interviewId,
    door,
    serverNowMs: Date.now(),
    room: emptyRoom,
    ...nothing,
  });
  const notes = noteDrafts(client, name);
  let shownSeq = 0;
  client.subscribe(() => {
    const { seq, asked } = client.state().room;
    if (seq === shownSeq) return;
    shownSeq = seq;
    recorder.saw({ client: name, interviewId, seq, asked: asked.map((one) => one.askedQuestionId) });
  });
  const close = client.open({
    connected: () => notes.reconnected(),
    ownNote: ({ askedQuestionId, body, ...stored }) =>
      notes.heard(askedQuestionId ?? general, { value: body, ...stored }),
    known: () => ({ notes: notes.revisions(), ratings: {} }),
  });
  const seatId = role === "candidate" ? room.candidateSeatId : room.interviewerSeatId;
  return { name, role, interviewId, seatId, client, notes, close };
}

/** As the cockpit makes them. */
function noteDrafts(client: RoomClient, name: string): Autosaves<string> {
  return createAutosaves<string>({
    name: `${name}/${randomUUID()}`,
    empty: "",
    initial: {},
    save: async ({ key, value, baseRevision, opId }) => {
      const askedQuestionId = key === general ? null : key;
      const reply = await client.send("note:save", { askedQuestionId, body: value, baseRevision, opId });
      return outcomeOf(reply, (saved) => saved.body);
    },
  });
}

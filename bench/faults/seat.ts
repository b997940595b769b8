// One person at one screen, as far as it runs without a browser: the product's own room client, reducer and autosave.
import { randomUUID } from "node:crypto";
import { RoomClient } from "@/app/_live/room-client";
import { type Autosaves, createAutosaves, outcomeOf } from "@/app/_saving/autosaves";
import type { SeatRole } from "@/db/vocabulary";
import { emptyPanel } from "@/lib/room/panel";
import { emptyRoom } from "@/lib/room/room";
import type { BenchRoom } from "../world";
import type { Recorder } from "./recorder";
import { asSeat, type Seated } from "./wire";

export type BenchSeat = Seated & {
  /** Begins with the role. */
  name: string;
  role: SeatRole;
  client: RoomClient;
  /** The panel's. */
  notes: Autosaves<string>;
  /** The candidate's. */
  answers: Autosaves<string>;
  /** Another cookie in this browser; the connections to come have it. */
  signIn(cookie: string): void;
  close(): void;
};
export type SeatPair = { room: BenchRoom; interviewer: BenchSeat; candidate: BenchSeat };
export const general = "general";

export function openPair(room: BenchRoom, recorder: Recorder): SeatPair {
  const { interviewId, interviewerId, interviewerSeatId, candidateId, candidateSeatId } = room;
  return {
    room,
    interviewer: openSeat(
      {
        ...{ interviewId, personId: interviewerId, seatId: interviewerSeatId },
        ...{ cookie: room.interviewerCookie, role: "interviewer" },
      },
      recorder,
    ),
    candidate: openSeat(
      {
        ...{ interviewId, personId: candidateId, seatId: candidateSeatId },
        ...{ cookie: room.candidateCookie, role: "candidate" },
      },
      recorder,
    ),
  };
}

/** A tab: of one seat there may be several. */
export function openSeat(
  { role, ...seat }: Seated & { role: "interviewer" | "candidate" },
  recorder: Recorder,
): BenchSeat {
  const { interviewId } = seat;
  const name = `${role} of ${interviewId}, ${randomUUID().slice(0, 4)}`;
  const door = role === "candidate" ? "candidate" : "account";
  const nothing = { panel: emptyPanel, answers: {}, shown: {}, people: [] };
  const at = { interviewId, pageOf: seat.personId, door, serverNowMs: Date.now() } as const;
  const client = new RoomClient({ ...at, room: emptyRoom, ...nothing });
  const notes = openNotes(client, name);
  const answers = openAnswers(client, name);
  recordViews({ name, client, interviewId }, recorder);
  const close = asSeat(seat, () =>
    client.open({
      connected: () => (role === "candidate" ? answers : notes).reconnected(),
      ownNote: ({ askedQuestionId, body, ...stored }) =>
        notes.heard(askedQuestionId ?? general, { value: body, ...stored }),
      answerElsewhere: ({ askedQuestionId, body, ...stored }) =>
        answers.heard(askedQuestionId, { value: body, ...stored }),
      known: () => ({ notes: notes.revisions(), ratings: {} }),
    }),
  );
  const signIn = (cookie: string) => {
    seat.cookie = cookie;
  };
  return { ...seat, name, role, client, notes, answers, signIn, close };
}

function recordViews(
  { name, client, interviewId }: Pick<BenchSeat, "name" | "client" | "interviewId">,
  recorder: Recorder,
) {
  let shownSeq = 0;
  client.subscribe(() => {
    const { seq, asked } = client.state().room;
    if (seq === shownSeq) return;
    shownSeq = seq;
    recorder.saw({ client: name, interviewId, seq, asked: asked.map((one) => one.askedQuestionId) });
  });
}

/** As the cockpit makes them. */
function openNotes(client: RoomClient, name: string): Autosaves<string> {
  return createAutosaves<string>({
    name: `${name}/note/`,
    empty: "",
    initial: {},
    save: async ({ key, value, baseRevision, opId }) => {
      const askedQuestionId = key === general ? null : key;
      const reply = await client.send("note:save", { askedQuestionId, body: value, baseRevision, opId });
      return outcomeOf(reply, (saved) => saved.body);
    },
  });
}

/** As the candidate's room makes them. */
function openAnswers(client: RoomClient, name: string): Autosaves<string> {
  return createAutosaves<string>({
    name: `${name}/answer/`,
    empty: "",
    initial: {},
    save: async ({ key, value, baseRevision, opId }) => {
      const input = { askedQuestionId: key, body: value, baseRevision, opId };
      return outcomeOf(await client.send("answer:save", input), (saved) => saved.body);
    },
  });
}

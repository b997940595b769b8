// A fault's stage: rooms with both screens open and started, the history, and the end of it all read from the database.

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { withPrompts } from "@/db/room/log";
import { hearerOf, projectRoom } from "@/lib/room/projection";
import type { RoomFact } from "@/lib/room/schema";
import type { Ground } from "../ground";
import { createBenchTeam, createRooms } from "../world";
import type { AtRest, History, LoggedRow, NoteRow, Rows } from "./history";
import { createRecorder, type Recorder } from "./recorder";
import { type BenchSeat, general, openPair, type SeatPair } from "./seat";
import { type Input, type Loss, setWire } from "./wire";

export type Stage = {
  ground: Ground;
  pairs: SeatPair[];
  seats: BenchSeat[];
  questionVersionIds: string[];
  recorder: Recorder;
  /** Opens more rooms of the same team: on the stage, but without its load. */
  enter(count: number): Promise<SeatPair[]>;
  /** Waits until nothing is under way and five seconds more, and reads everything. */
  finish(): Promise<History>;
};
type Options = {
  rooms: number;
  /** Where the seats connect to, if not to the server itself. */
  url?: string;
  loses?(name: string, input: Input): Loss;
};
const calmMs = 5_000;
const enterWithinMs = 60_000;

export async function openStage(ground: Ground, { rooms, url, loses }: Options): Promise<Stage> {
  const team = await createBenchTeam(ground.database);
  const recorder = createRecorder();
  const interviewIds = new Set<string>(); // of those, too, whose seats have left by then
  setWire({
    url: url ?? ground.url,
    origin: ground.url,
    sent: recorder.sent,
    answered: (_, input, reply) => recorder.answered(input, reply),
    loses: loses ?? (() => "no"),
  });
  const stage: Stage = {
    ground,
    pairs: [],
    seats: [],
    questionVersionIds: team.questionVersionIds,
    recorder,
    async enter(count) {
      const made = await createRooms(ground.database, team, { count, status: "scheduled" });
      const pairs = made.map((room) => openPair(room, recorder));
      const seats = pairs.flatMap((pair) => [pair.interviewer, pair.candidate]);
      stage.seats.push(...seats);
      if (!(await until(() => seats.every(isConnected), enterWithinMs)))
        throw new Error("A seat stayed outside.");
      for (const { interviewer } of pairs)
        await interviewer.client.act("interview:start", { opId: randomUUID() });
      for (const { interviewId } of made) interviewIds.add(interviewId);
      return pairs;
    },
    finish: () => finish(stage, interviewIds),
  };
  ground.endsWith(() => {
    for (const seat of stage.seats) seat.close();
  });
  stage.pairs.push(...(await stage.enter(rooms)));
  return stage;
}

export const isConnected = ({ client }: BenchSeat): boolean =>
  client.state().connection.state === "connected";

/** Whether it came true in time. */
export async function until(isSo: () => boolean, limitMs: number): Promise<boolean> {
  for (const giveUp = performance.now() + limitMs; performance.now() < giveUp; await sleep(5))
    if (isSo()) return true;
  return isSo();
}

async function finish({ ground, seats, recorder }: Stage, interviewIds: Set<string>): Promise<History> {
  await until(() => seats.every((seat) => seat.notes.unsent() + seat.answers.unsent() === 0), 20_000);
  await sleep(calmMs);
  const { rows, facts, bodies } = await readRows(ground, [...interviewIds]);
  const atRest = seats.flatMap((seat) => restOf(seat, facts.get(seat.interviewId) ?? [], bodies));
  for (const seat of seats) seat.close();
  return { operations: [...recorder.operations.values()], sightings: recorder.sightings, rows, atRest };
}

type Body = NoteRow & { body: string };

function restOf(seat: BenchSeat, facts: RoomFact[], bodies: Body[]): AtRest[] {
  const scope = { client: seat.name, interviewId: seat.interviewId };
  const room = {
    ...scope,
    view: seat.client.state().room,
    expected: projectRoom(facts, hearerOf(seat.role)),
  };
  if (seat.role === "candidate") return [room];
  const row = bodies.find((note) => note.seatId === seat.seatId);
  const { value, revision, state } = seat.notes.get(general);
  const expected = { value: row?.body ?? "", revision: row?.revision ?? 0, state: "saved" };
  return [
    room,
    { ...scope, client: `the note of the ${seat.name}`, view: { value, revision, state }, expected },
  ];
}

async function readRows(ground: Ground, interviewIds: string[]) {
  const sql = ground.database.$client;
  const facts = await sql<(RoomFact & { interviewId: string; opId: string })[]>`
    select interview_id as "interviewId", op_id as "opId", seq, type, payload,
      (extract(epoch from at) * 1000)::float8 as "atMs"
    from facts where stream = 'room' and interview_id = any(${interviewIds}::uuid[]) order by interview_id, seq`;
  const bodies = await sql<Body[]>`
    select author_seat_id as "seatId", op_id as "opId", revision, body
    from notes where interview_id = any(${interviewIds}::uuid[]) and asked_question_id is null`;
  const byRoom = groupByRoom(await withPrompts(ground.database, facts));
  const rows: Rows = {
    facts: new Map([...byRoom].map(([id, list]) => [id, list.map(asRow)])),
    notes: bodies,
  };
  return { rows, bodies, facts: new Map([...byRoom].map(([id, list]) => [id, list.map(asFact)])) };
}

function asRow({ seq, opId, type, payload }: RoomFact & { opId: string }): LoggedRow {
  const askedQuestionId = type === "asked" ? (payload as { askedQuestionId: string }).askedQuestionId : null;
  return { seq, opId, askedQuestionId };
}

function asFact({ seq, type, payload, atMs }: RoomFact): RoomFact {
  return { seq, type, payload, atMs } as RoomFact;
}

function groupByRoom<T extends { interviewId: string }>(facts: readonly T[]): Map<string, T[]> {
  const rooms = new Map<string, T[]>();
  for (const fact of facts) rooms.set(fact.interviewId, [...(rooms.get(fact.interviewId) ?? []), fact]);
  return rooms;
}

// The product's own path: real server, cookie, room and payload; the interviewer's `question:ask` → the candidate's `room:fact`.
// Rooms are left after as many questions as a long interview has, and new ones taken.
import { randomUUID } from "node:crypto";
import type { Child } from "../child";
import type { Ground } from "../ground";
import { type BenchSocket, openBenchSocket } from "../sockets";
import { type BenchRoom, createRooms, type Team } from "../world";
import { createWaiting, type Side } from "./side";

const asksPerRoom = 40;

export type ProductRoom = BenchRoom & { interviewer: BenchSocket; candidate: BenchSocket; seq: number };
export type Mistakes = { lost: number; doubled: number; reordered: number };
export type ProductSide = Side & {
  rooms(): ProductRoom[];
  /** What the candidate of one such push is sent, as JSON values. */
  payloads: unknown[];
  mistakes: Mistakes;
  /** New rooms where the present ones are used up by `pushes` more. */
  makeRoomFor(pushes: number): Promise<void>;
};

type Options = { ground: Ground; server: Child; team: Team; roomCount: number };

export async function openProductSide({ ground, server, team, roomCount }: Options): Promise<ProductSide> {
  const mistakes = { lost: 0, doubled: 0, reordered: 0 };
  const waiting = createWaiting(() => {
    mistakes.lost += 1;
  });
  const payloads: unknown[] = [];
  let rooms: ProductRoom[] = [];
  let pushes = 0;

  function hear(room: { seq: number }, fact: { seq: number; payload: { askedQuestionId: string } }): void {
    if (fact.seq !== room.seq + 1) mistakes.reordered += 1;
    room.seq = Math.max(room.seq, fact.seq);
    if (payloads.length < team.questionVersionIds.length) payloads.push(fact);
    if (!waiting.heard(fact.payload.askedQuestionId)) mistakes.doubled += 1;
  }

  async function replaceRooms(): Promise<void> {
    for (const room of rooms) {
      room.interviewer.close();
      room.candidate.close();
    }
    rooms = [];
    pushes = 0;
    for (const made of await createRooms(ground.database, team, { count: roomCount, status: "live" }))
      rooms.push(await enter(ground.url, made, hear));
  }

  await replaceRooms();
  return {
    payloads,
    mistakes,
    rooms: () => rooms,
    cpuMs: server.cpuMs,
    async makeRoomFor(more) {
      if ((pushes + more) / roomCount > asksPerRoom) await replaceRooms();
    },
    async push() {
      const room = rooms[pushes % rooms.length] as ProductRoom;
      const questionVersionId = team.questionVersionIds[pushes % team.questionVersionIds.length];
      pushes += 1;
      const opId = randomUUID();
      const heard = waiting.until(opId);
      const input = { opId, questionVersionId, planItemId: null };
      const reply = await room.interviewer.send<{ ok: boolean }>("question:ask", input);
      if (!reply.ok) throw new Error(`A push was refused: ${JSON.stringify(reply)}`);
      return heard;
    },
  };
}

type Hear = (room: { seq: number }, fact: { seq: number; payload: { askedQuestionId: string } }) => void;

async function enter(url: string, made: BenchRoom, hear: Hear): Promise<ProductRoom> {
  const { interviewId } = made;
  const [interviewer, candidate] = await Promise.all([
    openBenchSocket(url, { cookie: made.interviewerCookie, auth: { interviewId, door: "account" } }),
    openBenchSocket(url, { cookie: made.candidateCookie, auth: { interviewId, door: "candidate" } }),
  ]);
  const room = { ...made, interviewer, candidate, seq: 0 };
  candidate.on("room:fact", (fact) => hear(room, fact));
  return room;
}

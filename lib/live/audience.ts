// Who hears what. Everything that leaves passes the hearer's schema here, so a whole row handed in still can't leak.
import type { Server, Socket } from "socket.io";
import type { SeatRole } from "@/db/vocabulary";
import type { Seat } from "@/lib/room/seat";
import { type EventName, type Hearer, heardBy } from "./contract";

export const hearerOf = (role: SeatRole): Hearer => (role === "candidate" ? "candidate" : "panel");
export const roomOf = (interviewId: string, hearer: Hearer): string => `${hearer}:${interviewId}`;
export const seatRoom = (seatId: string): string => `seat:${seatId}`;
export const personRoom = (personId: string): string => `person:${personId}`;

type Speaker = Server | Socket;

/** Tells both sides of a room what each may hear of it. From a socket, everybody but that socket hears it. */
export function tellRoom(from: Speaker, interviewId: string, event: EventName, payload: unknown): void {
  tell(from, roomOf(interviewId, "candidate"), "candidate", event, payload);
  tell(from, roomOf(interviewId, "panel"), "panel", event, payload);
}

export function tellPanel(from: Speaker, interviewId: string, event: EventName, payload: unknown): void {
  tell(from, roomOf(interviewId, "panel"), "panel", event, payload);
}

/** Tells the other tabs of the seat that spoke. */
export function tellOwnTabs(from: Socket, seat: Seat, event: EventName, payload: unknown): void {
  tell(from, seatRoom(seat.seatId), hearerOf(seat.role), event, payload);
}

export function tell(from: Speaker, room: string, hearer: Hearer, event: EventName, payload: unknown): void {
  const schemas: Partial<Record<EventName, { parse(value: unknown): unknown }>> = heardBy[hearer];
  const schema = schemas[event];
  if (schema && isHeard(from, room)) from.to(room).emit(event, schema.parse(payload));
}

/** Whether anybody but the speaker is there. socket.io would encode the frame first and find that out afterwards. */
function isHeard(from: Speaker, room: string): boolean {
  const { rooms } = "nsp" in from ? from.nsp.adapter : from.of("/").adapter;
  const there = rooms.get(room);
  return there !== undefined && (there.size > 1 || !("nsp" in from) || !there.has(from.id));
}

/** A query that never answers holds its room no longer than this; order is then the client's to restore. */
const patienceMs = 3_000;
const lastOf = new Map<string, Promise<unknown>>();

/**
 * Facts of one room are made one after another, so that they are told in the order of their numbers: two at once take two
 * connections, whose answers may be read in either order, and the hearer would see a gap where none is. Runs `work` when
 * the room's work before it has ended, whichever way.
 */
export async function inTurn<T>(interviewId: string, work: () => Promise<T>): Promise<T> {
  const before = lastOf.get(interviewId);
  const mine = before === undefined ? work() : patiently(before).then(work);
  lastOf.set(interviewId, mine);
  try {
    return await mine;
  } finally {
    if (lastOf.get(interviewId) === mine) lastOf.delete(interviewId);
  }
}

function patiently(before: Promise<unknown>): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, patienceMs);
    const go = () => {
      clearTimeout(timer);
      done();
    };
    before.then(go, go);
  });
}

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
  if (schema) from.to(room).emit(event, schema.parse(payload));
}

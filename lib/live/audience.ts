// Who hears what. Everything that leaves passes the hearer's schema here, so a whole row handed in still can't leak.
import type { DefaultEventsMap, Server, Socket } from "socket.io";
import type { z } from "zod";
import type { FactRow } from "@/db/room/facts";
import type { FactType } from "@/db/vocabulary";
import { log } from "@/lib/log";
import { hearerOf, projectFact, projectPanelFact } from "@/lib/room/projection";
import type { Hearer, PanelFact, RoomFact } from "@/lib/room/schema";
import type { Seat } from "@/lib/room/seat";
import { type EventFor, type Heard, heardBy } from "./contract";

/** Nothing is emitted but here, where the contract types it; every socket carries its seat. */
type Untyped = DefaultEventsMap;
/** `signInId`: by which somebody with an account came; the socket stands no longer than that. */
export type Admitted = { seat: Seat; signInId?: string };
export type LiveServer = Server<Untyped, Untyped, Untyped, Admitted>;
export type LiveSocket = Socket<Untyped, Untyped, Untyped, Admitted>;
type Speaker = LiveServer | LiveSocket;

const schemas: { [H in Hearer]: { [E in EventFor<H>]: z.ZodType<Heard<H, E>> } } = heardBy;

/** Sockets that hear as one role. */
type Audience<H extends Hearer> = { hearer: H; room: string };
export const candidateOf = (interviewId: string): Audience<"candidate"> => ({
  hearer: "candidate",
  room: `candidate:${interviewId}`,
});
export const panelOf = (interviewId: string): Audience<"panel"> => ({
  hearer: "panel",
  room: `panel:${interviewId}`,
});
/** All tabs of a seat on the panel. */
export const tabsOf = ({ seatId }: Seat): Audience<"panel"> => ({ hearer: "panel", room: seatRoom(seatId) });
export const seatRoom = (seatId: string): string => `seat:${seatId}`;
export const signInRoom = (signInId: string): string => `sign-in:${signInId}`;
export const personRoom = (personId: string): string => `person:${personId}`;

/**
 * Tells one audience; from a socket, everybody in it but that socket. What was said is committed by now, so a payload that
 * doesn't fit is logged and left out: the hearer finds what it lacks by the next numbers, and the speaker is answered.
 */
export function tell<H extends Hearer, E extends EventFor<H>>(
  from: Speaker,
  to: Audience<H>,
  event: E,
  payload: Heard<H, E>,
): void {
  if (!isHeard(from, to.room)) return;
  const parsed = schemas[to.hearer][event].safeParse(payload);
  if (parsed.success) from.to(to.room).emit(event, parsed.data);
  else log.error({ err: parsed.error, event }, "This was told to nobody");
}

type ForBoth = EventFor<"candidate">;

/** Tells both sides of a room what each may hear of it. */
export function tellRoom<E extends ForBoth>(
  from: Speaker,
  interviewId: string,
  event: E,
  payload: Heard<"candidate", E> & Heard<"panel", E>,
): void {
  tell(from, candidateOf(interviewId), event, payload);
  tell(from, panelOf(interviewId), event, payload);
}

type Speaking = { socket: LiveSocket; seat: Seat };

/**
 * Tells both sides a fact that was made. The speaker learns it from the answer, which is what this returns; a resend is told
 * to nobody again. The candidate hears first.
 */
export function tellFact({ socket, seat }: Speaking, row: FactRow<FactType<"room">>): { fact: RoomFact } {
  const told = row.fresh ? [candidateOf(seat.interviewId), panelOf(seat.interviewId)] : [];
  for (const { hearer, room } of told)
    if (isHeard(socket, room)) socket.to(room).emit("room:fact", projectFact(row, hearer));
  return { fact: noted(seat, projectFact(row, hearerOf(seat.role))) };
}

/** As `tellFact`, in the panel's own stream. */
export function tellPanelFact(
  { socket, seat }: Speaking,
  row: FactRow<FactType<"panel">>,
): { fact: PanelFact } {
  const fact = noted(seat, projectPanelFact(row));
  const { room } = panelOf(seat.interviewId);
  if (row.fresh && isHeard(socket, room)) socket.to(room).emit("panel:fact", fact);
  return { fact };
}

/** It is committed, so it is answered and told all the same, by its number: the screens ask for a reload. */
function noted<F extends { type: string; seq: number }>({ interviewId }: Seat, fact: F): F {
  if (fact.type === "unknown")
    log.error({ interviewId, seq: fact.seq }, "A fact was made that doesn't fit its schema");
  return fact;
}

/** Whether anybody but the speaker is there. socket.io would encode the frame first and find that out afterwards. */
function isHeard(from: Speaker, room: string): boolean {
  const { rooms } = "nsp" in from ? from.nsp.adapter : from.of("/").adapter;
  const there = rooms.get(room);
  return there !== undefined && (there.size > 1 || !("nsp" in from) || !there.has(from.id));
}

// Every few seconds each room hears its newest numbers (a lost fact is found) and every seat is checked again (a removed
// seat, a signed-out person and a reader that fell too far behind are dropped).
import type { Server, Socket } from "socket.io";
import type { Database } from "@/db/client";
import { type Heads, listHeads } from "@/db/room/facts";
import { listStandingSeats } from "@/db/room/standing";
import { log } from "@/lib/log";
import type { Seat } from "@/lib/room/seat";
import { roomOf, tell } from "./audience";

export const pulseEveryMs = 4_000;
/** A reader that is this far behind is cut; it catches up from the log when it comes back. */
const maxBufferedBytes = 1_000_000;

export function startPulse(io: Server, database: () => Database): { stop(): void } {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    beat(io, database())
      .catch((error: unknown) => log.warn({ err: error, at: "pulse" }))
      .finally(() => {
        running = false;
      });
  }, pulseEveryMs);
  return { stop: () => clearInterval(timer) };
}

async function beat(io: Server, database: Database): Promise<void> {
  const sockets = [...io.sockets.sockets.values()];
  if (sockets.length === 0) return;
  for (const socket of sockets) if (bufferedBytes(socket) > maxBufferedBytes) socket.disconnect(true);
  const seats = sockets.map(seatOf);
  const [heads, standing] = await Promise.all([
    listHeads(database, [...new Set(seats.map((seat) => seat.interviewId))]),
    listStandingSeats(database, [...new Set(seats.map((seat) => seat.seatId))]),
  ]);
  dropFallen(sockets, new Map(standing.map((one) => [one.seatId, one.tokenVersion])));
  for (const head of heads) tellPulse(io, head);
}

function tellPulse(io: Server, { interviewId, seq, panelSeq }: Heads): void {
  const nowMs = Date.now();
  tell(io, roomOf(interviewId, "candidate"), "candidate", "pulse", { seq, nowMs });
  tell(io, roomOf(interviewId, "panel"), "panel", "pulse", { seq, panelSeq, nowMs });
}

function dropFallen(sockets: Socket[], standing: Map<string, number>): void {
  for (const socket of sockets) {
    const seat = seatOf(socket);
    if (standing.get(seat.seatId) !== seat.tokenVersion) socket.disconnect(true);
  }
}

const seatOf = (socket: Socket): Seat => socket.data.seat as Seat;

/** Bytes that wait in this socket's WebSocket; engine.io's own buffer doesn't show them. */
function bufferedBytes(socket: Socket): number {
  const transport = socket.conn.transport as unknown as { socket?: { bufferedAmount?: number } };
  return transport.socket?.bufferedAmount ?? 0;
}

// Every few seconds each room hears its newest numbers (a lost fact is found) and every seat is checked again (a removed
// seat, a signed-out person and a candidate after the grace are dropped).
import type { Database } from "@/db/client";
import { listNewestNumbers, type NewestNumbers } from "@/db/room/log";
import { listStandingSeats } from "@/db/room/standing";
import { log } from "@/lib/log";
import { graceLeftMs } from "@/lib/room/policy";
import type { Seat } from "@/lib/room/seat";
import { candidateOf, type LiveServer, type LiveSocket, panelOf, tell } from "./audience";

export const pulseEveryMs = 4_000;

export function startPulse(io: LiveServer, database: () => Database): { stop(): void } {
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

async function beat(io: LiveServer, database: Database): Promise<void> {
  const sockets = [...io.sockets.sockets.values()];
  if (sockets.length === 0) return;
  const seats = sockets.map((socket) => socket.data.seat);
  const [newest, standing] = await Promise.all([
    listNewestNumbers(database, [...new Set(seats.map((seat) => seat.interviewId))]),
    listStandingSeats(database, [...new Set(seats.map((seat) => seat.seatId))]),
  ]);
  dropFallen(sockets, new Map(standing.map((one) => [one.seatId, one])));
  for (const numbers of newest) tellPulse(io, numbers);
}

function tellPulse(io: LiveServer, { interviewId, seq, panelSeq }: NewestNumbers): void {
  const nowMs = Date.now();
  tell(io, candidateOf(interviewId), "pulse", { seq, nowMs });
  tell(io, panelOf(interviewId), "pulse", { seq, panelSeq, nowMs });
}

const isShutFor = ({ role }: Seat, { endedMsAgo }: Standing): boolean =>
  role === "candidate" && endedMsAgo !== null && graceLeftMs(endedMsAgo) === 0;

type Standing = Awaited<ReturnType<typeof listStandingSeats>>[number];

function dropFallen(sockets: LiveSocket[], standing: Map<string, Standing>): void {
  for (const socket of sockets) {
    const { seat } = socket.data;
    const now = standing.get(seat.seatId);
    if (now?.tokenVersion !== seat.tokenVersion || isShutFor(seat, now)) socket.disconnect(true);
  }
}

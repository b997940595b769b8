// Every few seconds each room hears its newest numbers (a lost fact is found) and every seat is checked again (a removed
// seat, an ended sign-in and a candidate after the grace are dropped).

import { listStandingSignIns } from "@/db/auth/sign-ins";
import type { Database } from "@/db/client";
import { listNewestNumbers, type NewestNumbers } from "@/db/room/log";
import { listStandingSeats } from "@/db/room/standing";
import { log } from "@/lib/log";
import { graceLeftMs } from "@/lib/room/policy";
import { type Admitted, candidateOf, type LiveServer, type LiveSocket, panelOf, tell } from "./audience";

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
  const signInIds = sockets.flatMap((socket) => socket.data.signInId ?? []);
  const [newest, standing, signIns] = await Promise.all([
    listNewestNumbers(database, [...new Set(seats.map((seat) => seat.interviewId))]),
    listStandingSeats(database, [...new Set(seats.map((seat) => seat.seatId))]),
    listStandingSignIns(database, [...new Set(signInIds)]),
  ]);
  dropFallen(sockets, {
    seats: new Map(standing.map((one) => [one.seatId, one])),
    signIns: new Set(signIns),
  });
  for (const numbers of newest) tellPulse(io, numbers);
}

function tellPulse(io: LiveServer, { interviewId, seq, panelSeq }: NewestNumbers): void {
  const nowMs = Date.now();
  tell(io, candidateOf(interviewId), "pulse", { seq, nowMs });
  tell(io, panelOf(interviewId), "pulse", { seq, panelSeq, nowMs });
}

type StandingSeat = Awaited<ReturnType<typeof listStandingSeats>>[number];
type Standing = { seats: Map<string, StandingSeat>; signIns: Set<string> };

function dropFallen(sockets: LiveSocket[], standing: Standing): void {
  for (const socket of sockets) if (!stands(socket.data, standing)) socket.disconnect(true);
}

function stands({ seat, signInId }: Admitted, { seats, signIns }: Standing): boolean {
  const now = seats.get(seat.seatId);
  if (!now || now.personId !== seat.personId) return false;
  if (signInId ? !signIns.has(signInId) : now.tokenVersion !== seat.tokenVersion) return false;
  return seat.role !== "candidate" || now.endedMsAgo === null || graceLeftMs(now.endedMsAgo) > 0;
}

// Sends frames from many seats at a rate that the budgets of their sockets let through, and those of their people for a third, so that
// they reach the validation behind it. A socket that was cut is replaced.
import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "../../statistics";
import type { BenchRoom } from "../../world";
import { invalid, malformed } from "./garbage";
import { openRawSocket, type RawSocket } from "./raw-socket";

export type Attack = {
  url: string;
  rooms: BenchRoom[];
  kind: "malformed" | "invalid";
  frames: number;
  seed: number;
};
/** Of the server's five a person. */
const socketsPerSeat = 2;
const perSecondAndSocket = 20;
/** One malformed frame in so many is of those after which the server cuts the socket. */
const breakEvery = 20;

/** Returns how many sockets it took. */
export async function attack(given: Attack): Promise<number> {
  const seats = given.rooms.flatMap((room) => [
    { cookie: room.interviewerCookie, interviewId: room.interviewId, door: "account" },
    { cookie: room.candidateCookie, interviewId: room.interviewId, door: "candidate" },
  ]);
  const lines = seats.flatMap((seat) => Array.from({ length: socketsPerSeat }, () => seat));
  const each = Math.ceil(given.frames / lines.length);
  const opened = await Promise.all(
    lines.map((seat, index) =>
      sendFrom({ ...seat, url: given.url }, { ...given, frames: each, seed: given.seed + index }),
    ),
  );
  return opened.reduce((sum, count) => sum + count, 0);
}

type Seat = Parameters<typeof openRawSocket>[0];

async function sendFrom(seat: Seat, { kind, frames, seed }: Attack): Promise<number> {
  const random = seededRandom(seed);
  let socket: RawSocket | undefined;
  let opened = 0;
  for (let sent = 0; sent < frames; sent++) {
    while (!socket?.isOpen()) {
      socket = await openRawSocket(seat).catch(() => undefined);
      opened += 1;
      if (!socket) await sleep(200);
    }
    const breaks = kind === "malformed" && sent % breakEvery === breakEvery - 1;
    socket?.write(kind === "invalid" ? invalid(random, sent) : malformed(random, breaks));
    await sleep(breaks ? 20 : 1_000 / perSecondAndSocket);
  }
  socket?.close();
  return opened;
}

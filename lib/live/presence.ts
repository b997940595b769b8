// Who is here: counted per seat in this process, told when it changes, never needed for correctness.
import type { Seat } from "@/lib/room/seat";
import type { Heard } from "./contract";

type Somebody = Heard<"panel", "presence">["people"][number];
type Counted = Somebody & { sockets: number };

export type Presence = {
  /** True when that changed who is here. */
  arrive(seat: Seat): boolean;
  leave(seat: Seat): boolean;
  list(interviewId: string): Somebody[];
};

export function createPresence(): Presence {
  const rooms = new Map<string, Map<string, Counted>>();
  return {
    arrive(seat) {
      const room = rooms.get(seat.interviewId) ?? new Map<string, Counted>();
      rooms.set(seat.interviewId, room);
      const sockets = (room.get(seat.seatId)?.sockets ?? 0) + 1;
      room.set(seat.seatId, { seatId: seat.seatId, name: seat.name, role: seat.role, here: true, sockets });
      return sockets === 1;
    },
    leave(seat) {
      const room = rooms.get(seat.interviewId);
      const counted = room?.get(seat.seatId);
      if (!room || !counted) return false;
      counted.sockets -= 1;
      counted.here = counted.sockets > 0;
      if (![...room.values()].some((one) => one.here)) rooms.delete(seat.interviewId);
      return !counted.here;
    },
    list(interviewId) {
      return [...(rooms.get(interviewId)?.values() ?? [])].map(({ sockets: _, ...somebody }) => somebody);
    },
  };
}

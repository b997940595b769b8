// F16: the browsers' clock is a day ahead or behind and jumps. What the screens show of order and time comes from the server, so
// nothing of it may change.
import { setTimeout as sleep } from "node:timers/promises";
import { elapsedMs } from "@/lib/room/room";
import { seededRandom } from "../../statistics";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured } from "../outcome";
import type { BenchSeat } from "../seat";

const dayMs = 86_400_000;
const offLimitMs = 1_000;

export const wrongClock: Fault = { what: "F16 clock a day off, jumping", strike };

async function strike({ ground, stage, size }: Scene): Promise<Measured[]> {
  const jumps = size("jumps", 60, 2);
  const random = seededRandom(16);
  const right = Date.now;
  const offMs: number[] = [];
  try {
    for (let jump = 0; jump < jumps; jump++) {
      const byMs = (random() * 2 - 1) * dayMs;
      Date.now = () => right() + byMs;
      await sleep(500);
      const [row] = await ground.database.$client<{ now: number }[]>`
        select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`;
      offMs.push(...stage.seats.map((seat) => howFarOff(seat, row?.now ?? 0)));
    }
  } finally {
    Date.now = right;
  }
  return [
    fine(`${jumps} jumps within ± 1 day, ${offMs.length} looks`),
    atMost("how long the interview runs, off by", Math.max(...offMs), offLimitMs),
  ];
}

/** The clock on this screen against the one of the database. */
function howFarOff({ client }: BenchSeat, nowMs: number): number {
  const { room } = client.state();
  return Math.abs(elapsedMs(room, client.nowMs()) - elapsedMs(room, nowMs));
}

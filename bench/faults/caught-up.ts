// How long each screen takes, from now, until it is connected and shows what the database holds by now.
import { listNewestNumbers } from "@/db/room/log";
import { isConnected, type Stage, until } from "./stage";

const giveUpMs = 15_000;

export async function untilCaughtUp(stage: Stage): Promise<number[]> {
  const sinceMs = performance.now();
  const newest = await readNewest(stage);
  const tookMs: number[] = [];
  const waiting = new Set(stage.seats);
  await until(() => {
    for (const seat of waiting) {
      if (!isConnected(seat) || seat.client.state().room.seq < (newest.get(seat.interviewId) ?? 0)) continue;
      waiting.delete(seat);
      tookMs.push(performance.now() - sinceMs);
    }
    return waiting.size === 0;
  }, giveUpMs);
  return [...tookMs, ...[...waiting].map(() => Number.POSITIVE_INFINITY)];
}

async function readNewest({ ground, seats }: Stage): Promise<Map<string, number>> {
  const ids = [...new Set(seats.map((seat) => seat.interviewId))];
  const newest = await listNewestNumbers(ground.database, ids);
  return new Map(newest.map(({ interviewId, seq }) => [interviewId, seq]));
}

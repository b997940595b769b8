// F23: each commit of a fact or a note takes 50 ms longer, by a trigger that sleeps when all else of its transaction is done: what a slow
// disk does to who waits for it, each alone. (A disk's one wait would serve many commits at once: this is the harder case.)
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../../statistics";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";

const slowMs = 50;
const timeOutMs = 3_000;
const trigger = (table: string) => `create constraint trigger be_slow after insert or update on ${table}
  deferrable initially deferred for each row execute function be_slow()`;

export const slowCommits: Fault = { what: "F23 each commit 50 ms slower", isLong: true, strike };

async function strike({ ground, stage, size, quick }: Scene): Promise<Measured[]> {
  const { $client: sql } = ground.database;
  await sql.unsafe(`create function be_slow() returns trigger language plpgsql as $$ begin
      perform pg_sleep(${slowMs / 1_000}); return null; end $$;
    ${trigger("facts")}; ${trigger("notes")}`);
  const settledMs = performance.now() + 1_000;
  await sleep(size("seconds", 60, 3) * 1_000);
  await sql.unsafe("drop function be_slow() cascade");
  const took = stage.recorder.arrivals.filter(({ atMs }) => atMs > settledMs).map(({ tookMs }) => tookMs);
  const fastest = Math.min(...took);
  return [
    {
      text: `${took.length} pushes, the fastest ${fastest.toFixed(0)} ms (≥ ${slowMs})`,
      isFine: fastest >= slowMs,
    },
    fine(`p95 ${quantile(took, 0.95).toFixed(0)} ms`),
    unless(quick, atMost("the slowest", Math.max(...took), timeOutMs)),
  ];
}

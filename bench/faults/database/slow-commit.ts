// F23: the disk takes 50 ms longer for each commit, by Postgres' own setting for it: a commit waits before it is flushed, and those that come
// meanwhile are flushed with it, as a slow disk serves them.
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import { quantile } from "../../statistics";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";

const slowMs = 50;
const timeOutMs = 3_000;

export const slowCommits: Fault = { what: "F23 each commit 50 ms slower", isLong: true, strike };

async function strike({ ground, stage, size, quick }: Scene): Promise<Measured[]> {
  await delayCommits(ground.database, slowMs);
  const settledMs = performance.now() + 1_000;
  await sleep(size("seconds", 60, 3) * 1_000);
  const took = stage.recorder.arrivals.filter(({ atMs }) => atMs > settledMs).map(({ tookMs }) => tookMs);
  await delayCommits(ground.database, 0);
  const p95 = quantile(took, 0.95);
  return [
    { text: `${took.length} pushes, p95 ${p95.toFixed(0)} ms (≥ ${slowMs})`, isFine: p95 >= slowMs },
    fine(`p50 ${quantile(took, 0.5).toFixed(0)} ms`),
    unless(quick, atMost("the slowest", Math.max(...took), timeOutMs)),
  ];
}

/** However few others are at work. */
async function delayCommits({ $client: sql }: Database, ms: number): Promise<void> {
  for (const setting of [`commit_delay = ${ms * 1_000}`, "commit_siblings = 0"])
    await sql.unsafe(`alter system set ${setting}`);
  await sql`select pg_reload_conf()`;
}

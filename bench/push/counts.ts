// What can be counted is judged before what can be timed: statements, frames and bytes of pushes in a quiet moment.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ground } from "../ground";
import type { BenchSocket } from "../sockets";
import type { ProductRoom, ProductSide } from "./product-side";

export type Counts = { statements: number; frames: number; eventRatio: number; bothRatio: number };
const pushes = 200;

export async function countPushes(ground: Ground, side: ProductSide): Promise<Counts> {
  const { $client: sql } = ground.database;
  const log = join(ground.folder, "data", "postgres.log");
  await side.makeRoomFor(pushes * 2);
  for (let n = 0; n < pushes; n++) await side.push();
  await sql`alter system set log_line_prefix = '%a '`;
  await sql`alter system set log_statement = 'all'`;
  await sql`select pg_reload_conf()`;
  await untilPulse(side.rooms()[0] as ProductRoom);
  const before = { bytes: statSync(log).size, ...total(side.rooms()) };
  for (let n = 0; n < pushes; n++) await side.push();
  const after = total(side.rooms());
  await sleep(200);
  const said = readFileSync(log).subarray(before.bytes).toString();
  await sql`alter system reset all`;
  await sql`select pg_reload_conf()`;
  const payload = side.payloads.reduce<number>((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0);
  const payloadBytes = (payload / side.payloads.length) * pushes;
  return {
    statements: countStatements(said) / pushes,
    frames:
      (after.toCandidates.frames +
        after.toInterviewers.frames -
        before.toCandidates.frames -
        before.toInterviewers.frames) /
      pushes,
    eventRatio: (after.toCandidates.bytes - before.toCandidates.bytes) / payloadBytes,
    bothRatio:
      (after.toCandidates.bytes +
        after.toInterviewers.bytes -
        before.toCandidates.bytes -
        before.toInterviewers.bytes) /
      payloadBytes,
  };
}

/** Without those that come a few times in all: of a timer, in whichever process. */
const leastTimes = pushes / 20;

function countStatements(said: string): number {
  const times = new Map<string, number>();
  for (const [, text = ""] of said.matchAll(/^rehearse LOG: {2}(?:execute [^:]*|statement): (.*)$/gm))
    times.set(text, (times.get(text) ?? 0) + 1);
  return [...times.values()].filter((count) => count >= leastTimes).reduce((sum, count) => sum + count, 0);
}

/** The pulse's own statements and frames then stay away for its next seconds. */
async function untilPulse(room: ProductRoom): Promise<void> {
  await new Promise<void>((done) => room.candidate.on("pulse", () => done()));
  await sleep(100);
}

function total(rooms: ProductRoom[]) {
  return {
    toCandidates: sum(rooms.map((room) => room.candidate)),
    toInterviewers: sum(rooms.map((room) => room.interviewer)),
  };
}

function sum(lines: BenchSocket[]): { frames: number; bytes: number } {
  return {
    frames: lines.reduce((all, line) => all + line.received.frames, 0),
    bytes: lines.reduce((all, line) => all + line.received.bytes, 0),
  };
}

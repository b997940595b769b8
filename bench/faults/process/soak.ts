// F25: hours of interviews that begin and end, with pages being read beside them. Memory is read after a collection each time, without
// what V8 keeps empty for later (in one hour 108 to 138 MB with the same heap in it), and what grows for ever shows as a slope.

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { bootstrap } from "../../statistics";
import { warmUp } from "../attacks/warm-up";
import type { Fault, Scene } from "../fault";
import { fine, type Measured, unless } from "../outcome";
import type { SeatPair } from "../seat";
import { type Stage, until } from "../stage";

type Sample = { name: string; hours: number; megabytes: number };
const sampleEveryMs = 30_000;
const turnEveryMs = 2_000;
const warmUpShare = 1 / 6;
const slopeLimit = 1;
/** What a process loads and compiles at first is no slope; before that it only informs. */
const leastMinutes = 60;

export const soak: Fault = {
  what: "F25 soak",
  rooms: (size) => size("interviews", 500, 20),
  pushesPerSecond: 20,
  collectsAll: true,
  onlyNamed: true,
  strike,
};

async function strike(scene: Scene): Promise<Measured[]> {
  const minutes = scene.size("minutes", 120, 3);
  const startMs = performance.now();
  const endMs = startMs + minutes * 60_000;
  const turned = keepTurning(scene.stage, endMs);
  const read = keepReading(scene, endMs);
  const samples: Sample[] = [];
  for (let n = 1; performance.now() < endMs; n++) {
    await sleep(Math.max(0, startMs + n * sampleEveryMs - performance.now()));
    await scene.server.collect();
    const hours = (performance.now() - startMs) / 3_600_000;
    for (const [name, bytes] of scene.server.heldByName())
      samples.push({ name, hours, megabytes: bytes / 1e6 });
  }
  const judged = samples.filter((one) => one.hours > (minutes / 60) * warmUpShare);
  const names = [...new Set(judged.map((one) => one.name))];
  return [
    fine(`${minutes} min, ${scene.stage.pairs.length} interviews at a time, ${await turned} ended and begun`),
    fine(`${await read} rounds of pages`),
    ...names.map((name) => unless(minutes < leastMinutes, slopeOf(name, judged))),
  ];
}

/** One interview after another ends and another one begins in its place. */
async function keepTurning(stage: Stage, endMs: number): Promise<number> {
  let turned = 0;
  for (; performance.now() < endMs; turned++) {
    await sleep(turnEveryMs);
    const pair = stage.pairs.shift();
    if (pair) await end(pair, stage);
    stage.pairs.push(...(await stage.enter(1)));
  }
  return turned;
}

async function end({ interviewer, candidate }: SeatPair, stage: Stage): Promise<void> {
  interviewer.notes.flush();
  await until(() => interviewer.notes.unsent() === 0, 5_000);
  await sleep(1_000); // a push of the load may be under way
  await interviewer.client.act("interview:end", { opId: randomUUID() });
  for (const seat of [interviewer, candidate]) {
    seat.close();
    stage.seats.splice(stage.seats.indexOf(seat), 1);
  }
}

async function keepReading({ ground }: Scene, endMs: number): Promise<number> {
  let rounds = 0;
  for (; performance.now() < endMs; rounds++) {
    await warmUp(ground, 1);
    await sleep(10_000);
  }
  return rounds;
}

/** Over only where the whole interval is. */
function slopeOf(name: string, samples: Sample[]): Measured {
  const own = samples.filter((one) => one.name === name);
  const { value, low, high } = bootstrap(own, leastSquares);
  const [first, last] = [own[0]?.megabytes ?? 0, own.at(-1)?.megabytes ?? 0];
  const text = `${name}: ${value.toFixed(1)} MB/h (${low.toFixed(1)}–${high.toFixed(1)}; ≤ ${slopeLimit}), ${first.toFixed(0)} → ${last.toFixed(0)} MB in ${own.length} looks`;
  return { text, isFine: !(low > slopeLimit) };
}

function leastSquares(samples: readonly Sample[]): number {
  const mean = (read: (one: Sample) => number) =>
    samples.reduce((sum, one) => sum + read(one), 0) / samples.length;
  const [hours, megabytes] = [mean((one) => one.hours), mean((one) => one.megabytes)];
  const over = samples.reduce((sum, one) => sum + (one.hours - hours) * (one.megabytes - megabytes), 0);
  return over / samples.reduce((sum, one) => sum + (one.hours - hours) ** 2, 0);
}

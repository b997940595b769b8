// How long the pushes that were due in a time took, and how much longer than others. One that never came took for ever.
import { type BlockPair, type Estimate, pooledRatio, quantile } from "../../statistics";
import type { Due, Load } from "../load";
import { atMost, type Measured } from "../outcome";
import type { Recorder } from "../recorder";

export type Spell = { fromMs: number; toMs: number };
type Seen = { load: Pick<Load, "due">; recorder: Pick<Recorder, "arrivals"> };

const blocks = 6;
const never = Number.POSITIVE_INFINITY;

/** Asked once they have had their time. In the order in which they were due. */
export function pushesIn({ load, recorder }: Seen, { fromMs, toMs }: Spell): number[] {
  const tookMs = new Map(recorder.arrivals.map((one) => [one.askedQuestionId, one.tookMs]));
  const isDue = ({ atMs }: Due) => atMs >= fromMs && atMs < toMs;
  return load.due.filter(isDue).map((one) => tookMs.get(one.askedQuestionId ?? "") ?? never);
}

export function noneMissing(name: string, pushes: readonly number[]): Measured {
  const missing = pushes.filter((one) => !Number.isFinite(one)).length;
  if (pushes.length === 0) return { text: `${name}: none was due`, isFine: false };
  return atMost(`${name} of ${pushes.length} that never came`, missing, 0, "");
}

export const p95 = (pushes: readonly number[]): string => `${quantile(pushes, 0.95).toFixed(1)} ms`;

export function slowedBy(calm: readonly number[], beside: readonly number[]): Estimate {
  return pooledRatio(pairUp(calm, beside), 0.95);
}

function pairUp(calm: readonly number[], beside: readonly number[]): BlockPair[] {
  const part = (all: readonly number[], index: number) =>
    all.slice(Math.floor((all.length * index) / blocks), Math.floor((all.length * (index + 1)) / blocks));
  return Array.from({ length: blocks }, (_, index) => ({
    ours: part(beside, index),
    limits: part(calm, index),
  }));
}

import { exactly, type Figure, ms } from "../figure";
import { pairedRatio, pooledRatio, quantile } from "../statistics";
import type { PushResult } from "./part";

export function describePush(result: PushResult): Figure[] {
  const { closed, floor, notes, open, echo } = result;
  return [
    timed(closed.pairs, 0.5, { name: "push p50", aim: 1.25, failAbove: 1.6 }),
    timed(closed.pairs, 0.95, { name: "push p95", aim: 1.4, failAbove: 2 }),
    timed(floor.pairs, 0.5, { name: "floor: our row with its keys, written by the limit's server, p50" }),
    pooled(open, 0.5, { name: "push p50 from due time" }),
    pooled(open, 0.99, {
      name: `push p99 from due time, pooled over ${countOf(open)}`,
      aim: 1.8,
      failAbove: 2.5,
    }),
    ...counted(result),
    timed(notes.notes.pairs, 0.5, { name: "note save p50 ÷ plain prepared update", aim: 1.3, failAbove: 2 }),
    timed(notes.notes.pairs, 0.95, { name: "note save p95 ÷ plain prepared update" }),
    timed(notes.floor.pairs, 0.5, {
      name: "floor: a note's row with its keys, written by the limit's server, p50",
    }),
    {
      name: "health line: echo inside the generator, p50 and p99",
      measured: `${ms(quantile(echo, 0.5))}, ${ms(quantile(echo, 0.99))}`,
    },
  ];
}

type Judged = Pick<Figure, "name" | "aim" | "failAbove">;
type Pairs = PushResult["open"];

function timed(pairs: Pairs, share: number, judged: Judged): Figure {
  return { ...judged, ...absolute(pairs, share), ratio: pairedRatio(pairs, share) };
}

function pooled(pairs: Pairs, share: number, judged: Judged): Figure {
  return { ...judged, ...absolute(pairs, share), ratio: pooledRatio(pairs, share) };
}

function absolute(pairs: Pairs, share: number) {
  const ours = pairs.flatMap((pair) => pair.ours);
  const limits = pairs.flatMap((pair) => pair.limits);
  return { measured: ms(quantile(ours, share)), limit: ms(quantile(limits, share)) };
}

const countOf = (pairs: Pairs) => pairs.flatMap((pair) => pair.ours).length.toLocaleString("en");

function counted({ counts, closed, mistakes, pushes }: PushResult): Figure[] {
  const wrong = mistakes.lost + mistakes.doubled + mistakes.reordered;
  const [ours, limits] = [closed.oursCpuMs / pushes, closed.limitsCpuMs / pushes];
  return [
    count("database round trips per push", counts.statements, [1, 1]),
    count("frames per push (event and acknowledgement)", counts.frames, [2, 2]),
    count("wire bytes ÷ payload bytes of the event", counts.eventRatio, [1.2, 1.5]),
    { name: "wire bytes of event and acknowledgement ÷ payload", measured: counts.bothRatio.toFixed(2) },
    {
      name: "server CPU per push",
      measured: ms(ours),
      limit: ms(limits),
      aim: 1.5,
      failAbove: 2,
      ratio: exactly(ours / limits),
    },
    count("lost, doubled or reordered", wrong, [0, 0]),
  ];
}

function count(name: string, value: number, [aim, failAbove]: [number, number]): Figure {
  return { name, measured: value.toFixed(2), ratio: exactly(value), aim, failAbove };
}

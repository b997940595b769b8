// Figures out of samples. Everything random comes from a seed, so a run's interval can be computed again.

/** A small generator of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The sample at a share of the sorted list (nearest rank). NaN where there is none. */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) return Number.NaN;
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] as number;
}

/** The middle, or the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return Number.NaN;
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] as number;
  return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export type Estimate = { value: number; low: number; high: number };

const resamples = 2_000;

/** A statistic with its 95 % interval, by drawing the items again with replacement. */
export function bootstrap<T>(items: readonly T[], statistic: (items: T[]) => number, seed = 1): Estimate {
  const random = seededRandom(seed);
  const draw = () => items.map(() => items[Math.floor(random() * items.length)] as T);
  const values = Array.from({ length: resamples }, () => statistic(draw()));
  return {
    value: statistic([...items]),
    low: quantile(values, 0.025),
    high: quantile(values, 0.975),
  };
}

export type BlockPair = { ours: number[]; limits: number[] };

/** The median over block pairs of our quantile ÷ the limit's in the same pair. */
export function pairedRatio(pairs: readonly BlockPair[], share: number): Estimate {
  const ratios = pairs.map((pair) => quantile(pair.ours, share) / quantile(pair.limits, share));
  return bootstrap(ratios, median);
}

/** Our quantile ÷ the limit's over all samples together, drawn again block by block. */
export function pooledRatio(pairs: readonly BlockPair[], share: number): Estimate {
  return bootstrap(pairs, (drawn) => {
    const ours = drawn.flatMap((pair) => pair.ours);
    const limits = drawn.flatMap((pair) => pair.limits);
    return quantile(ours, share) / quantile(limits, share);
  });
}

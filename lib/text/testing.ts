/** Its processor's time, µs, the least of three: other work on the machine lets it wait, and counts for little here. */
async function cpuOf(work: (size: number) => unknown, size: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3; time++) {
    const before = process.cpuUsage();
    await work(size);
    least = Math.min(least, process.cpuUsage(before).user);
  }
  return least;
}

/**
 * How many times as long work takes that is twelve times the size, on whatever machine: about twelve where it is linear, 144 where it is
 * quadratic. What takes less than half a millisecond can't be measured, and counts as that.
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  await work(size);
  let least = Number.POSITIVE_INFINITY;
  // What other work on the machine adds comes and goes; what is quadratic is so each time.
  for (let round = 0; round < 5 && least >= mostGrowth; round++) {
    const small = await cpuOf(work, size);
    least = Math.min(least, (await cpuOf(work, 12 * size)) / Math.max(500, small));
  }
  return least;
}
/** Neither what linear work takes, a collection of garbage included, nor what quadratic work takes. */
export const mostGrowth = 50;

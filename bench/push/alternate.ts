// One outstanding push, in blocks A B B A …, so that what disturbs the machine disturbs both sides alike.
import type { BlockPair } from "../statistics";

export type Alternated = { pairs: BlockPair[]; oursCpuMs: number; limitsCpuMs: number };
type Timed = { cpuMs(): number };
type Options = { blocks: number; perBlock: number; between?: () => Promise<void> };

/** `ours` and `limits` resolve with the ms that one operation took. */
export async function alternate(
  ours: Timed & { once(): Promise<number> },
  limits: Timed & { once(): Promise<number> },
  { blocks, perBlock, between }: Options,
): Promise<Alternated> {
  const pairs: BlockPair[] = [];
  let [oursCpuMs, limitsCpuMs] = [0, 0];
  for (let pair = 0; pair < blocks / 2; pair++) {
    const made: BlockPair = { ours: [], limits: [] };
    for (const isOurs of pair % 2 === 0 ? [true, false] : [false, true]) {
      const side = isOurs ? ours : limits;
      const before = side.cpuMs();
      for (let n = 0; n < perBlock; n++) (isOurs ? made.ours : made.limits).push(await side.once());
      const used = side.cpuMs() - before;
      if (isOurs) oursCpuMs += used;
      else limitsCpuMs += used;
    }
    pairs.push(made);
    await between?.();
  }
  return { pairs, oursCpuMs, limitsCpuMs };
}

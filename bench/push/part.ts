import type { Figure } from "../figure";
import type { Ground } from "../ground";
import type { Sizes } from "../options";
import { startLimit, startProduct } from "../servers";
import type { BlockPair } from "../statistics";
import { createBenchTeam } from "../world";
import { type Alternated, alternate } from "./alternate";
import { type Counts, countPushes } from "./counts";
import { openEcho } from "./echo";
import { describePush } from "./figures";
import { type LimitSide, openLimitSide } from "./limit-side";
import { compareNotes } from "./notes";
import { openLoop } from "./open-loop";
import { type Mistakes, openProductSide, type ProductSide } from "./product-side";
import type { Side } from "./side";

export type PushResult = {
  closed: Alternated;
  /** The limit's server, writing the row that ours writes. */
  floor: Alternated;
  notes: Awaited<ReturnType<typeof compareNotes>>;
  open: BlockPair[];
  echo: number[];
  counts: Counts;
  mistakes: Mistakes;
  pushes: number;
};
const segments = 10;

export async function measurePush(ground: Ground, sizes: Sizes): Promise<Figure[]> {
  const roomCount = sizes.quick ? 20 : 100;
  const flags = sizes.profile ? ["--cpu-prof", `--cpu-prof-dir=${sizes.profile}`] : [];
  const server = await startProduct(ground, { flags });
  const limitServer = await startLimit(ground);
  const team = await createBenchTeam(ground.database);
  const product = await openProductSide({ ground, server, team, roomCount });
  await warmUp(product, sizes);
  const limit = await openLimitSide(limitServer, { payloads: product.payloads, roomCount });
  await warmUp(limit, sizes);
  try {
    return describePush(await measure({ ground, product, limit }, sizes));
  } finally {
    await Promise.all([server.stop(), limitServer.stop()]);
  }
}

/** As many pushes as a server has made within its first hour: before that both ends are still being compiled, the longer one longer. */
async function warmUp(side: Side & Partial<ProductSide>, { warmUp }: Sizes): Promise<void> {
  for (let made = 0; made < warmUp; made += 500) {
    await side.makeRoomFor?.(500);
    for (let n = 0; n < 500; n++) await side.push();
  }
}

type Ends = { ground: Ground; product: ProductSide; limit: LimitSide };

async function measure({ ground, product, limit }: Ends, sizes: Sizes): Promise<PushResult> {
  const echo = await openEcho();
  const echoes: number[] = [];
  const closed = await alternate(timedSide(product), timedSide(limit), {
    ...sizes,
    async between() {
      for (let n = 0; n < 10; n++) echoes.push(await echo.once());
      await product.makeRoomFor(sizes.perBlock);
    },
  });
  const floor = await alternate(timedSide(limit.floor), timedSide(limit), sizes);
  const notes = await compareNotes({ ground, product, limit }, sizes);
  const open: BlockPair[] = [];
  for (let segment = 0; segment < segments; segment++) {
    const loop = { pushes: Math.ceil(sizes.pooled / segments), rate: sizes.rate };
    await product.makeRoomFor(loop.pushes);
    const pair: BlockPair = { ours: [], limits: [] };
    for (const ours of segment % 2 === 0 ? [true, false] : [false, true])
      pair[ours ? "ours" : "limits"] = await openLoop(ours ? product : limit, loop);
    open.push(pair);
  }
  const counts = await countPushes(ground, product);
  await echo.close();
  const pushes = closed.pairs.length * sizes.perBlock;
  return { closed, floor, notes, open, echo: echoes, counts, mistakes: product.mistakes, pushes };
}

function timedSide(side: Side) {
  return {
    cpuMs: side.cpuMs,
    async once() {
      const startMs = performance.now();
      return (await side.push()).atMs - startMs;
    },
  };
}

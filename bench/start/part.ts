// Cold start: from the spawn of what `npm start` ends in to the first 200, against the empty server, in turn.
import { join } from "node:path";
import { findFreePort } from "@/db/server/free-port";
import { type Child, startChild, untilHealthy } from "../child";
import { buildEmptyApp } from "../empty-app";
import { type Figure, ms } from "../figure";
import type { Ground } from "../ground";
import type { Sizes } from "../options";
import { bootstrap, median } from "../statistics";

type Start = (port: number) => { child: Child; healthy: string };

export async function measureStart(ground: Ground, sizes: Sizes): Promise<Figure[]> {
  const folder = await buildEmptyApp(ground);
  const kinds = {
    external: product(ground, { DATABASE_URL: ground.postgres.url }),
    embedded: product(ground, { DATABASE_URL: undefined, DATA_DIR: join(ground.folder, "start-data") }),
    empty: (port: number) => ({
      child: startChild([join(folder, "server.mjs"), String(port)], { cwd: folder, env: ground.environment }),
      healthy: `http://127.0.0.1:${port}`,
    }),
  };
  const times = { external: [] as number[], embedded: [] as number[], empty: [] as number[] };
  const order = ["external", "embedded", "empty"] as const;
  for (const kind of order) await timeStart(kinds[kind]); // the compile cache, and the embedded database's folder
  for (let run = 0; run < sizes.starts; run++) {
    for (const kind of run % 2 === 0 ? order : [...order].reverse())
      times[kind].push(await timeStart(kinds[kind]));
  }
  return [
    describeStart("cold start with DATABASE_URL", times.external, times.empty),
    describeStart("cold start with the embedded database", times.embedded, times.empty),
  ];
}

function product(ground: Ground, variables: Record<string, string | undefined>): Start {
  return (port) => ({
    child: startChild([join(ground.root, "scripts", "start.cjs")], {
      cwd: ground.root,
      env: {
        ...ground.environment,
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        LOG_LEVEL: "warn",
        ...variables,
      },
    }),
    healthy: `http://127.0.0.1:${port}/api/health`,
  });
}

async function timeStart(start: Start): Promise<number> {
  const port = await findFreePort();
  const begunMs = performance.now();
  const { child, healthy } = start(port);
  const took = await untilHealthy(healthy, child, begunMs);
  await child.stop();
  return took;
}

function describeStart(name: string, ours: number[], empty: number[]): Figure {
  const runs = ours.map((time, run) => ({ ours: time, empty: empty[run] ?? Number.NaN }));
  const ratio = bootstrap(runs, (drawn) => median(drawn.map((run) => run.ours / run.empty)));
  const judged = { aim: 1.5, failAbove: 2 };
  return { name, measured: ms(median(ours)), limit: `${ms(median(empty))} (empty server)`, ratio, ...judged };
}

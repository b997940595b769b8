// F5: one backend of Postgres ends, again and again: whoever reads or pushes on its connection sees nothing of it.
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import { seededRandom } from "../../statistics";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured } from "../outcome";
import { openAsker } from "./asker";

export const killBackends: Fault = { what: "F5 one backend killed", isLong: true, strike };

async function strike({ ground, server, size }: Scene): Promise<Measured[]> {
  const kills = size("kills", 100, 15);
  const asker = await openAsker(ground, ["/questions", "/interviews", "/practice", "/api/health"]);
  const random = seededRandom(5);
  let isOver = false;
  const asking = (async () => {
    while (!isOver) await asker.askAll();
  })();
  let killed = 0;
  for (; killed < kills; killed += await killOne(ground.database)) await sleep(100 + random() * 200);
  isOver = true;
  await asking;
  const shown = asker.asked.filter(({ isFine }) => !isFine);
  asker.close();
  const said = server
    .output()
    .split("\n")
    .filter((text) => /rror/.test(text));
  if (shown.length > 0) process.stderr.write(`  F5: ${said.slice(-5).join("\n  ")}\n`);
  return [
    fine(`${killed} kills, ${asker.asked.length} pages, pushes and searches beside the rooms`),
    atMost("of them failed", shown.length, 0, ""),
    { text: server.isAlive() ? "alive" : "dead", isFine: server.isAlive() },
  ];
}

/** One of the server's own; one that works just now where there is one. */
async function killOne({ $client }: Database): Promise<number> {
  const ended = await $client`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'rehearse' and datname = current_database() and query not like '%pg_terminate_backend%'
    order by state <> 'active', random() limit 1`;
  return ended.length;
}

// F6 and F7: the database refuses at start-up, or its connections go silent, while rooms and pages go on asking. Between it and both processes
// is a proxy that does as it is told.
import { setTimeout as sleep } from "node:timers/promises";
import { type Between, startProxy } from "@/db/testing/proxy";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";
import { type Asker, openAsker } from "./asker";

type Kind = "refuse" | "silence";
/** A screen tries a push again after five seconds and a half: one from before must not meet the next trouble alone. */
const calmMs = 8_000;
const answerLimitMs = 3_000;
const healLimitMs = 2_000;
/** In ten seconds, of both processes. */
const connectionLimit = 20;
/** A screen gives a push up after a minute. */
const longMs = 55_000;
const shortMs = 10_000;

export const refuse: Fault = {
  what: "F6 the database refuses at start-up",
  isLong: true,
  strike: (scene) => strike(scene, "refuse"),
};
export const silence: Fault = {
  what: "F7 the database's connections go silent",
  isLong: true,
  strike: (scene) => strike(scene, "silence"),
};

async function strike(scene: Scene, kind: Kind): Promise<Measured[]> {
  const { ground, quick, size } = scene;
  const proxy = await startProxy(ground.postgres.url);
  await restart(scene, proxy.url);
  const asker = await openAsker(ground, ["/questions", "/interviews", "/practice"]);
  const times = size("times", 5, 1);
  const lastsMs = kind === "silence" && !quick ? longMs : shortMs;
  const struck: Struck[] = [];
  for (let time = 0; time < times; time++) struck.push(await strikeOnce({ proxy, asker }, kind, lastsMs));
  await sleep(calmMs); // what follows stops the server
  const denied = await asker.countFalse();
  asker.close();
  const isAlive = scene.server.isAlive();
  await restart(scene);
  await proxy.close();
  const connections = Math.max(...struck.map((one) => one.connections));
  return [
    fine(`${times} × ${lastsMs / 1_000} s, ${asker.asked.length} asked`),
    ...asker.longest(answerLimitMs).map((one) => unless(quick, one)),
    unless(quick, atMost("healed", Math.max(...struck.map((one) => one.healedMs)), healLimitMs)),
    kind === "refuse"
      ? atMost("connections in 10 s", connections, connectionLimit, "")
      : fine(`${connections.toFixed(0)} connections in 10 s`),
    atMost("said not to be done and done", denied, 0, ""),
    { text: isAlive ? "alive" : "dead", isFine: isAlive },
  ];
}

type Struck = { healedMs: number; connections: number };

async function strikeOnce(
  { proxy, asker }: { proxy: Between; asker: Asker },
  kind: Kind,
  lastsMs: number,
): Promise<Struck> {
  await sleep(calmMs);
  await asker.untilWell();
  proxy[kind]();
  const before = proxy.count();
  for (const until = performance.now() + lastsMs; performance.now() < until; await sleep(100))
    await asker.askAll();
  const connections = ((proxy.count() - before) * 10_000) / lastsMs;
  proxy.goOn();
  return { connections, healedMs: await asker.untilWell() };
}

async function restart(scene: Scene, databaseUrl?: string): Promise<void> {
  await scene.server.stop();
  scene.server = await scene.start(databaseUrl);
}

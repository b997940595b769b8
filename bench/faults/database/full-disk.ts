// F22: the disk below Postgres is full. It is a small one that Postgres has to itself, filled to its last byte while rooms and pages go on.
// At first a table that has to grow finds no room, and its statement is refused. In the last round Postgres' own log finds none either: then it
// ends in the middle of whatever it did, and can't be started before there is room.
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, unreachableDigest } from "@/db/failure";
import { closePostgres, type Ground, openPostgres } from "../../ground";
import { type Apart, type Options, runFault, type Scene } from "../fault";
import { atMost, fine, type Measured, type Outcome, unless } from "../outcome";
import { type Asker, openAsker } from "./asker";

const what = "F22 the disk full under Postgres";
const diskMb = 512;
/** A tab may send twenty events a second, and each time there are two. */
const askEveryMs = 150;
const lastsMs = 8_000;
const shortMs = 2_000;
const strikesWithinMs = 60_000;
const answerLimitMs = 3_000;

export const fillDisk: Apart = { what, run };

async function run(ground: Ground, options: Options): Promise<Outcome> {
  const disk = mountDisk(join(ground.folder, "disk"));
  const findings = { I1: [], I2: [], I3: [], I4: [], I5: [] };
  if (!disk) return { fault: what, measured: [], findings, lacks: "the right to mount a small disk" };
  ground.endsWith(disk.unmount);
  const { postgres, database } = await openPostgres(disk.folder);
  ground.endsWith(() => closePostgres({ postgres, database }));
  const small = { ...ground, postgres, database };
  const outcome = await runFault(small, { what, strike: (scene) => strike(scene, disk) }, options);
  await closePostgres(small);
  disk.unmount();
  return outcome;
}

async function strike(scene: Scene, disk: Disk): Promise<Measured[]> {
  const { ground, server, quick, size } = scene;
  const asker = await openAsker(ground, ["/questions", "/interviews", "/practice"]);
  const rounds = size("rounds", 3, 1);
  const processes = server.lastingPids();
  const healedMs: number[] = [];
  for (let round = 1; round <= rounds; round++)
    healedMs.push(await strikeOnce(scene, { disk, asker, isLast: round === rounds }));
  const denied = await asker.countFalse();
  asker.close();
  const failed = asker.asked.filter(({ isFine }) => !isFine);
  const unsaid = failed.filter(({ said }) => !isSentence.test(said));
  for (const { what, said } of unsaid.slice(0, 3)) process.stderr.write(`  ${what}: ${said.slice(-300)}\n`);
  const isAlive = server.isAlive() && processes === server.lastingPids();
  return [
    fine(`${rounds} times, ${asker.asked.length} asked, ${failed.length} of them refused or failed`),
    ...asker.longest(answerLimitMs).map((one) => unless(quick, one)),
    fine(`healed ${Math.max(...healedMs).toFixed(0)} ms at most`),
    atMost("never healed", healedMs.filter((one) => !Number.isFinite(one)).length, 0, ""),
    atMost("without a sentence", unsaid.length, 0, ""),
    atMost("said not to be done and done", denied, 0, ""),
    { text: isAlive ? "all processes alive" : "a process died", isFine: isAlive },
  ];
}

/** Of a page the screen makes it from what it is told here. */
const isSentence = new RegExp(`Nothing was changed|may have been done|${unreachableDigest}`);

type Round = { disk: Disk; asker: Asker; isLast: boolean };

/** Ms until everything works once there is room again. */
async function strikeOnce({ ground, quick }: Scene, { disk, asker, isLast }: Round): Promise<number> {
  await asker.untilWell();
  const before = asker.asked.length;
  disk.fill();
  if (isLast) await fillLog(ground);
  const hasStruck = () => asker.asked.slice(before).some(({ isFine }) => !isFine);
  const goOn = async () => {
    disk.fill();
    await Promise.all([asker.askAll(), sleep(askEveryMs)]);
  };
  for (const giveUp = performance.now() + strikesWithinMs; !hasStruck(); await goOn())
    if (performance.now() > giveUp) throw new Error("A full disk was noticed by nobody.");
  for (const until = performance.now() + (quick ? shortMs : lastsMs); performance.now() < until; )
    await goOn();
  disk.free();
  return asker.untilWell();
}

/** Until Postgres itself has ended for want of room. */
async function fillLog({ database }: Ground): Promise<void> {
  for (let megabyte = 0; megabyte < diskMb; megabyte++) {
    const written = database.$client`select pg_logical_emit_message(false, 'fills', repeat('x', 1000000), true)`;
    if (
      await written.then(
        () => false,
        () => true,
      )
    )
      return;
  }
  throw new Error("Postgres' log always found room.");
}

type Disk = { folder: string; fill(): void; free(): void; unmount(): void };

/** Undefined where this user may not. */
function mountDisk(folder: string): Disk | undefined {
  mkdirSync(folder);
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${diskMb}m,mode=0711`, "tmpfs", folder]);
  if (status !== 0) return undefined;
  let isMounted = true; // a run that was broken off must not fill what lies below
  const unmount = () => {
    isMounted = false;
    spawnSync("umount", ["-l", folder]);
  };
  process.once("exit", unmount);
  const ballast = join(folder, "ballast");
  return {
    folder,
    fill: () => void (isMounted && fillUp(ballast)),
    free: () => rmSync(ballast, { force: true }),
    unmount() {
      process.off("exit", unmount);
      unmount();
    },
  };
}

function fillUp(ballast: string): void {
  const file = openSync(ballast, "a");
  try {
    for (const block of [Buffer.alloc(1 << 20, 1), Buffer.alloc(4_096, 1)]) while (writes(file, block));
  } finally {
    closeSync(file);
  }
}

/** False where not all of it finds room. */
function writes(file: number, block: Buffer): boolean {
  try {
    return writeSync(file, block) === block.length;
  } catch (error) {
    if (codeOf(error) === "ENOSPC") return false;
    throw error;
  }
}

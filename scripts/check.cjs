"use strict";
const path = require("node:path");
const { findChromium } = require("./chromium.cjs");
const { explain } = require("./explain.cjs");
const { prepare, root } = require("./prepare.cjs");
const { run } = require("./run.cjs");

const bin = (name) => [process.execPath, path.join(root, "node_modules", ...name)];
const next = bin(["next", "dist", "bin", "next"]);
/** Those that fit into a minute, on one scene. */
const briefly = "F1 F1-rooms F3 F3-rooms F4 F9 F11 F12 F14 F15 F16 F18 slow-reader F20 event-flood".split(
  " ",
);
const steps = [
  ["format and lint", [[...bin(["@biomejs", "biome", "bin", "biome"]), "ci", "."]]],
  [
    "types",
    [
      [...next, "typegen"],
      [...bin(["typescript", "bin", "tsc"]), "--noEmit"],
    ],
  ],
  ["unit, database and live tests", [[...bin(["vitest", "vitest.mjs"]), "run"]]],
  ["build", [[process.execPath, path.join(root, "scripts", "build.mjs")]]],
  ["browser tests", [[...bin(["@playwright", "test", "cli.js"]), "test"]]],
  ["faults, briefly", [[process.execPath, path.join(root, "scripts", "faults.mjs"), "--quick", ...briefly]]],
];

async function main() {
  process.chdir(root);
  delete process.env.NODE_ENV; // each tool sets its own
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const times = [];
  await timed(times, "preparing", async () => {
    await prepare({});
    const chromium = await findChromium();
    if (chromium) process.env.CHROMIUM_PATH = chromium;
  });
  for (const [name, commands] of steps) {
    console.log(`\n── ${name}`);
    const failed = await timed(times, name, () => runAll(commands));
    if (failed) return finish(times, `npm test failed at “${name}” (status ${failed}).`, 1);
  }
  finish(times, "npm test passed.", 0);
}

async function timed(times, name, work) {
  const begun = Date.now();
  const result = await work();
  times.push([name, (Date.now() - begun) / 1000]);
  return result;
}

async function runAll(commands) {
  for (const words of commands) {
    const status = await run(words);
    if (status !== 0) return status;
  }
  return 0;
}

function finish(times, sentence, status) {
  const total = times.reduce((sum, [, seconds]) => sum + seconds, 0);
  console.log("");
  for (const [name, seconds] of [...times, ["together", total]])
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  (status === 0 ? console.log : console.error)(sentence);
  process.exitCode = status;
}

main().catch((error) => {
  console.error(explain(error));
  process.exit(1);
});

// Brings a clone to where it can run: packages, then the build, each only where its stamp says so, one start at a time.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { startProblem } = require("./explain.cjs");
const { withLock } = require("./lock.cjs");
const { runQuietly } = require("./run.cjs");
const stamps = require("./stamps.cjs");

const { root } = stamps;
const isWindows = process.platform === "win32";
const shownLines = 25;
const offlineSentence =
  "The packages can't be downloaded: npm can't reach its registry. Connect this machine to the network for the first start, or point npm_config_registry at a mirror, and try again.";
const networkTrouble =
  /E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH)|ERR_SOCKET_TIMEOUT/;

async function prepare({ withBuild = false, forProduction = false }) {
  const isInstalled = () => stamps.isInstalled({ forProduction });
  const isDone = () => isInstalled() && (!withBuild || stamps.isBuilt());
  if (isDone()) return;
  await withLock(path.join(root, "dist", "preparing"), async () => {
    if (!isInstalled()) await install();
    if (withBuild && !stamps.isBuilt()) await build();
  });
}

async function install() {
  console.log("Installing packages (once, about a minute) …");
  // Asked first: offline, npm goes on for minutes, from one package to the next. What it has kept may still be enough.
  const isOffline = networkTrouble.test((await runNpm(["ping", "--fetch-retries=0"])).output);
  const source = isOffline ? "--offline" : "--prefer-offline";
  const flags = [source, "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const { status, output } = await runNpm(["ci", ...flags]);
  if (status === 0) return stamps.writeStamp(stamps.installedStamp, stamps.hashLock());
  if (isOffline || networkTrouble.test(output)) throw startProblem(offlineSentence);
  throw startProblem(`${lastLines(output)}\nnpm could not install the packages; its last lines are above.`);
}

function runNpm(words) {
  const npm = process.env.npm_execpath || "";
  const command = /npm-cli\.[cm]?js$/.test(npm) ? [process.execPath, npm] : [isWindows ? "npm.cmd" : "npm"];
  return runQuietly([...command, ...words]);
}

async function build() {
  console.log("Building (once for each version, about half a minute) …");
  fs.rmSync(stamps.builtStamp, { force: true });
  const { status, output } = await runQuietly(
    [process.execPath, path.join(root, "scripts", "build.mjs")],
    {},
  );
  if (status === 0) return;
  throw startProblem(`${lastLines(output)}\nThe build failed; its last lines are above.`);
}

function lastLines(output) {
  return output.trimEnd().split("\n").slice(-shownLines).join("\n");
}

module.exports = { prepare, root };

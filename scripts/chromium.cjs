// A browser for the tests: the one that is named, the system's, Playwright's own, or else one that is installed now.
"use strict";
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { startProblem } = require("./explain.cjs");
const { runQuietly } = require("./run.cjs");
const { root } = require("./stamps.cjs");

const names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];
const playwright = [process.execPath, path.join(root, "node_modules", "playwright", "cli.js")];

/** A path for CHROMIUM_PATH, or undefined where Playwright finds its own. */
async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (works(named)) return named;
    throw startProblem(`CHROMIUM_PATH names ${named}, which doesn't run. Correct it, or leave it out.`);
  }
  const found = onSystem();
  if (found || hasOwn()) return found;
  console.log("Installing a browser for the tests (once) …");
  const isRoot = process.getuid && process.getuid() === 0;
  if (isRoot && works("apt-get")) await installWithApt();
  if (onSystem()) return onSystem();
  await runQuietly([...playwright, "install", "chromium"], {});
  if (hasOwn()) return undefined;
  throw startProblem(
    "The browser tests need Chromium, and none could be installed. Install Chromium or Chrome, or name one in CHROMIUM_PATH, and try again.",
  );
}

/** `--version` too: a name may be a stub that only says how to get the browser. */
function works(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

function onSystem() {
  const places = (process.env.PATH || "").split(path.delimiter);
  const files = names.flatMap((name) => places.map((place) => path.join(place, name)));
  return files.find((file) => fs.existsSync(file) && works(file));
}

function hasOwn() {
  const { chromium } = require(path.join(root, "node_modules", "playwright"));
  return fs.existsSync(chromium.executablePath());
}

async function installWithApt() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runQuietly(["apt-get", "update"], { env });
  await runQuietly(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], { env });
}

module.exports = { findChromium };

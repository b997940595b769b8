// One at a time in this folder. The holder renews its mark, so that one left by a crash is recognised without trusting a
// process number, which may belong to another program by now or to another container.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const renewMs = 1_000;
const staleMs = 15_000;
const lookMs = 300;

async function withLock(file, work) {
  await take(file);
  const timer = setInterval(() => touch(file), renewMs);
  const release = () => fs.rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    process.off("exit", release);
    release();
  }
}

async function take(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let looks = 0; !tryToTake(file); looks++) {
    if (looks === 0) console.log("Another start is preparing this folder; waiting for it …");
    await new Promise((done) => setTimeout(done, lookMs));
    if (isStale(file)) fs.rmSync(file, { force: true });
  }
}

function tryToTake(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

function isStale(file) {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  return Boolean(found) && Date.now() - found.mtimeMs > staleMs;
}

function touch(file) {
  try {
    fs.utimesSync(file, new Date(), new Date());
  } catch (_) {
    // taken away by hand: the work goes on
  }
}

module.exports = { withLock };

"use strict";
const { spawn } = require("node:child_process");
const { root } = require("./stamps.cjs");

/**
 * Runs a program in a process group of its own, which ends with this process: a Ctrl C while installing leaves nothing behind.
 * Resolves with its status; it has no stdin.
 */
function run([command, ...args], { env = {}, stdio = ["ignore", "inherit", "inherit"], onChild } = {}) {
  return new Promise((done, fail) => {
    const isWindows = process.platform === "win32";
    const child = spawn(command, args, {
      ...{
        cwd: root,
        env: { ...process.env, ...env },
        stdio,
        detached: !isWindows,
        shell: command.endsWith(".cmd"),
      },
    });
    const stop = (signal) => {
      end(child, isWindows);
      process.exit(signal === "SIGINT" ? 130 : 143);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, stop);
    const settle = (settled, value) => {
      for (const signal of signals) process.off(signal, stop);
      settled(value);
    };
    if (onChild) onChild(child);
    child.once("error", (error) => settle(fail, error));
    child.once("close", (status) => settle(done, status === null ? 1 : status));
  });
}

function end(child, isWindows) {
  try {
    if (isWindows) child.kill();
    else process.kill(-child.pid, "SIGTERM");
  } catch (_) {
    // it has ended already
  }
}

/** The same with the output kept instead of shown. */
async function runQuietly(words, options) {
  let output = "";
  const keep = (chunk) => {
    output = (output + chunk).slice(-200_000);
  };
  const onChild = (child) => {
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
  };
  const status = await run(words, { ...options, stdio: ["ignore", "pipe", "pipe"], onChild });
  return { status, output };
}

module.exports = { run, runQuietly };

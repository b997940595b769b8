"use strict";
const fs = require("node:fs");
const net = require("node:net");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { endWithShell } = require("./end-with-shell.cjs");
const { explain } = require("./explain.cjs");
const { prepare, root } = require("./prepare.cjs");

/** Found before a minute is spent on installing; the server binds again, first of all that it does. */
function probePort() {
  const { PORT, HOST } = process.env;
  const port = Number(PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) return; // lib/env.ts says what is wrong with it
  return new Promise((done, fail) => {
    const probe = net.createServer();
    probe.once("error", fail);
    probe.listen({ port, host: HOST || "127.0.0.1" }, () => probe.close(done));
  });
}

async function main() {
  process.chdir(root);
  if (process.env.npm_lifecycle_event === "start") endWithShell();
  if (fs.existsSync(".env")) process.loadEnvFile(".env");
  await probePort();
  await prepare({ withBuild: true, forProduction: true });
  process.env.NODE_ENV = "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  // Not process.setSourceMapsEnabled(true): it reads the map of each package at the start, 130 ms. The bundle keeps names.
  process.env.NODE_COMPILE_CACHE ||= path.join(root, "node_modules", ".cache", "compiled"); // for the live door's process
  require("node:module").enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  await import(pathToFileURL(path.join(root, "dist", "server.js")).href);
}

main().catch((error) => {
  console.error(explain(error));
  process.exit(1);
});

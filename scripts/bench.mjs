// npm run bench [-- push|pages|start|queries|imports] [--quick] [--blocks=80 --perBlock=50 --pooled=20000 --rate=250 --starts=9 --visits=9
// --questions=100000 --searches=60 --imported=20000] [--profile=folder]. Measures with an own database in a temporary folder.
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { bundle } from "../bench/bundle.mjs";

const require = createRequire(import.meta.url);
const { root } = require("./stamps.cjs");
const { endWithShell } = require("./end-with-shell.cjs");
const { explain } = require("./explain.cjs");
const { findChromium } = require("./chromium.cjs");

if (process.env.npm_lifecycle_event) endWithShell();
try {
  process.chdir(root);
  await bundle(root, "bench/limit-server.ts", { name: "bench-limit" });
  const file = await bundle(root, "bench/main.ts", { name: "bench" });
  // The same secret for the servers and for the cookies that the bench makes; read by lib/env.ts on both sides.
  process.env.AUTH_SECRET = randomBytes(32).toString("hex");
  const { main } = await import(pathToFileURL(file).href);
  const given = { root, words: process.argv.slice(2), environment: process.env, findChromium };
  process.exitCode = await main(given);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
process.exit(); // a browser or a socket that an error left open would keep it

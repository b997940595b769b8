// npm run readme [-- start|production|unit|…]: does a fresh clone do what the README says, each command first?
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { bundle } from "../bench/bundle.mjs";

const require = createRequire(import.meta.url);
const { root } = require("./stamps.cjs");
const { explain } = require("./explain.cjs");

try {
  process.chdir(root);
  const file = await bundle(root, "scripts/readme/main.ts", { name: "readme" });
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main(root, process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
process.exit(); // told to end meanwhile, what it started ends too

// npm run faults [-- F1 F9 attacks …] [--quick]: `--help` has every name. The quick form judges what is counted and no time; npm test ends
// with that of some.
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { bundle } from "../bench/bundle.mjs";
import { broadcastBeforePersist, throughTheWire } from "../bench/faults/plugins.mjs";

const require = createRequire(import.meta.url);
const { root } = require("./stamps.cjs");
const { endWithShell } = require("./end-with-shell.cjs");
const { explain } = require("./explain.cjs");

if (process.env.npm_lifecycle_event) endWithShell();
try {
  process.chdir(root);
  await bundle(root, "server.ts", { name: "faults-broken-server" });
  await bundle(root, "live.ts", { name: "faults-broken-live", plugins: [broadcastBeforePersist] });
  await bundle(root, "bench/faults/attacks/process.ts", { name: "faults-attacker" });
  const file = await bundle(root, "bench/faults/main.ts", {
    name: "faults",
    plugins: [throughTheWire(root)],
  });
  process.env.AUTH_SECRET = randomBytes(32).toString("hex");
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main({ root, words: process.argv.slice(2), environment: process.env });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
process.exit(); // a socket that an error left open would keep it

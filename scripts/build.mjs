// npm run build: Next's pages into .next, the server into dist. The stamp is of the sources as they were at the beginning, and
// is written last: an edit or a crash meanwhile means building again.
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const { root, builtStamp, hashSources, writeStamp } = require("./stamps.cjs");
const { run } = require("./run.cjs");

process.chdir(root);
const sources = hashSources();
rmSync(builtStamp, { force: true });

const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NEXT_IGNORE_INCORRECT_LOCKFILE: "1" };
const status = await run([process.execPath, next, "build"], { env });
if (status !== 0) process.exit(status);

await build({
  entryPoints: { server: "server.ts" },
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  // What is imported on demand stays so: a start that has nothing to seed doesn't load the Markdown reader.
  splitting: true,
  chunkNames: "part-[hash]",
  packages: "external",
  keepNames: true,
  sourcemap: true,
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
writeStamp(builtStamp, sources);

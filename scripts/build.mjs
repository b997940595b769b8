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

// These two are hundreds of small files, whose looking up took half as long as all else that the server loads. What is native, what
// Next's pages load as well and what reads its own files stays where npm put it.
const bundled = new Set(["drizzle-orm", "zod"]);
const external = Object.keys(require("../package.json").dependencies).filter((name) => !bundled.has(name));

/** zod's words in 50 languages, 340 kB to read at every start: it says English unless it is told otherwise, and nobody tells it. */
const withoutLanguages = {
  name: "without-languages",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ resolveDir }) =>
      resolveDir.includes(`${path.sep}zod${path.sep}`)
        ? { path: path.join(resolveDir, "..", "locales", "en.js") }
        : undefined,
    );
  },
};

await build({
  entryPoints: {
    server: "server.ts",
    pages: "pages.ts",
    live: "live.ts",
    work: "work.ts",
    admin: "admin.ts",
  },
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  // What is imported on demand stays so: a start that has nothing to seed doesn't load the Markdown reader.
  splitting: true,
  chunkNames: "part-[hash]",
  external,
  sourcemap: true,
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
  plugins: [withoutLanguages],
});
writeStamp(builtStamp, sources);

// There is no TypeScript runner here: bench code is bundled as the product's own server is, into dist/, beside which
// `drizzle/` is found and below which packages resolve.
import path from "node:path";
import { build } from "esbuild";

// No `keepNames`: functions that run in the measured page must not call a helper that only this bundle has.
/** Bundles one entry of the tree to `dist/<name>.js` and returns that file. */
export async function bundle(root, entry, { name, plugins = [] }) {
  const file = path.join(root, "dist", `${name}.js`);
  await build({
    entryPoints: [path.join(root, entry)],
    outfile: file,
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    packages: "external",
    sourcemap: "inline",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
    plugins,
  });
  return file;
}

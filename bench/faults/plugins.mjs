// What the harness changes while it bundles: the product's files stay as they are.
import { readFile } from "node:fs/promises";
import path from "node:path";

/** The product's own client opens its socket through `wire.ts`. */
export const throughTheWire = (root) => ({
  name: "through-the-wire",
  setup(build) {
    build.onResolve({ filter: /^socket\.io-client$/ }, ({ importer }) =>
      importer.endsWith("live-socket.ts")
        ? { path: path.join(root, "bench", "faults", "wire.ts") }
        : undefined,
    );
  },
});

/** A server that tells a push before it persists it. */
export const broadcastBeforePersist = {
  name: "broadcast-before-persist",
  setup(build) {
    build.onLoad({ filter: /[\\/]db[\\/]room[\\/]asked-questions\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const renamed = text.replace(/export (async )?function appendAsked\(/, "$1function persistAsked(");
      if (renamed === text)
        throw new Error("The self-test no longer finds appendAsked in db/room/asked-questions.ts");
      const defect =
        'import { broadcastFirst } from "@/bench/faults/broadcast-first";\nexport const appendAsked = broadcastFirst(persistAsked);\n';
      return { contents: renamed + defect, loader: "ts" };
    });
  },
};

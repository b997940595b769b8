import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{app,lib,db,bench,scripts}/**/*.test.{ts,tsx}", "*.test.ts"],
    globalSetup: ["db/testing/cluster.ts", "lib/library/testing.ts"],
    pool: "forks",
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});

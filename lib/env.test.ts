import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { env, publishEnv, readEnv, readLogLevel } from "./env";

let folder: string;
const before = { ...process.env };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rehearse-env-"));
});
afterEach(async () => {
  process.env = { ...before };
  Reflect.deleteProperty(globalThis, "rehearseEnv");
  await rm(folder, { recursive: true, force: true });
});

const url = "postgres://rehearse:password@db:5432/rehearse";
const secret = "s".repeat(32);
const production = { DATABASE_URL: url, AUTH_SECRET: secret, PUBLIC_URL: "https://rehearse.example.org" };
const oidc = { OIDC_ISSUER: "https://id.example.org", OIDC_CLIENT_ID: "one", OIDC_CLIENT_SECRET: "two" };

test.each([
  [
    "nothing",
    {},
    {
      embedded: true,
      databaseUrl: undefined,
      host: "127.0.0.1",
      port: 3000,
      publicUrl: "http://localhost:3000",
    },
  ],
  [
    "nothing",
    {},
    { allowedHosts: ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"], trustProxy: false, logLevel: "warn" },
  ],
  [
    "nothing",
    {},
    {
      allowedOrigins: ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"],
      oidc: undefined,
    },
  ],
  ["only empty values", { DATABASE_URL: "", PORT: "", PUBLIC_URL: "" }, { embedded: true, port: 3000 }],
  ["a port", { PORT: "8123" }, { port: 8123, publicUrl: "http://localhost:8123" }],
  [
    "port 80",
    { PORT: "80" },
    { publicUrl: "http://localhost", allowedHosts: ["localhost", "127.0.0.1", "[::1]"] },
  ],
  ["a host", { HOST: "192.0.2.7" }, { host: "192.0.2.7", publicUrl: "http://192.0.2.7:3000" }],
  [
    "a host",
    { HOST: "192.0.2.7" },
    { allowedHosts: expect.arrayContaining(["192.0.2.7:3000", "localhost:3000"]) },
  ],
  ["an IPv6 host", { HOST: "2001:db8::7" }, { publicUrl: "http://[2001:db8::7]:3000" }],
  ["every address", { HOST: "0.0.0.0" }, { publicUrl: "http://localhost:3000" }],
  [
    "every address",
    { HOST: "0.0.0.0" },
    { allowedHosts: expect.arrayContaining(["localhost:3000", "127.0.0.1:3000"]) },
  ],
  ["an own database", production, { embedded: false, databaseUrl: url, secret, logLevel: "info" }],
  [
    "an own database",
    production,
    { allowedOrigins: expect.arrayContaining(["https://rehearse.example.org"]) },
  ],
  [
    "an own database, elsewhere reachable",
    { ...production, HOST: "192.0.2.7" },
    {
      allowedHosts: ["rehearse.example.org", "192.0.2.7:3000"],
      allowedOrigins: ["https://rehearse.example.org", "http://192.0.2.7:3000"],
    },
  ],
  ["a slash at the end", { PUBLIC_URL: "https://a.example/" }, { publicUrl: "https://a.example" }],
  ["a trusted proxy", { TRUST_PROXY: "1" }, { trustProxy: true }],
  ["sign-up as it is", {}, { signUp: "open" }],
  ["sign-up by invitation", { SIGN_UP: "invited" }, { signUp: "invited" }],
  [
    "OIDC",
    oidc,
    {
      oidc: {
        name: "Single sign-on",
        issuer: "https://id.example.org",
        clientId: "one",
        clientSecret: "two",
      },
    },
  ],
])("%s is understood", (_what, given, expected) => {
  expect(readEnv({ DATA_DIR: folder, ...given })).toMatchObject(expected);
});

test.each([
  [{ PORT: "http" }, "PORT must be a number from 1 to 65535."],
  [{ PORT: "0" }, "PORT must be a number from 1 to 65535."],
  [{ PORT: "65536" }, "PORT must be a number from 1 to 65535."],
  [{ HOST: "a b" }, "HOST must be an address or a name to listen on, such as 127.0.0.1 or 0.0.0.0."],
  [{ TRUST_PROXY: "yes" }, "TRUST_PROXY must be 0 or 1."],
  [{ SIGN_UP: "no" }, "SIGN_UP must be one of open, invited, closed."],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent."],
  [
    { PUBLIC_URL: "rehearse.example.org" },
    "PUBLIC_URL must be a full address, such as https://rehearse.example.org.",
  ],
  [{ PUBLIC_URL: "https://a.example/app" }, "PUBLIC_URL must have no path: Rehearse is served at the root."],
  [
    { ...production, DATABASE_URL: "mysql://db" },
    "DATABASE_URL must look like postgres://user:password@host:5432/name.",
  ],
  [
    { ...production, AUTH_SECRET: "short" },
    "AUTH_SECRET must have at least 32 characters; `openssl rand -hex 32` makes one.",
  ],
  [
    { ...production, PUBLIC_URL: "" },
    "With DATABASE_URL set, PUBLIC_URL must be given: the address that people open.",
  ],
  [
    { ...production, AUTH_SECRET: undefined },
    "With DATABASE_URL set, AUTH_SECRET must be given: a secret of at least 32 characters; `openssl rand -hex 32` makes one.",
  ],
  [
    { ...oidc, OIDC_CLIENT_ID: "" },
    "Signing in through OIDC needs OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET together; missing: OIDC_CLIENT_ID.",
  ],
])("%j is refused in one sentence", (given, sentence) => {
  expect(() => readEnv({ DATA_DIR: folder, ...given })).toThrow(
    expect.objectContaining({ name: "StartProblem", message: sentence }),
  );
});

test("the secret of an embedded installation is made once and is the owner's alone", async () => {
  const first = readEnv({ DATA_DIR: folder });
  expect(first.secret).toMatch(/^[0-9a-f]{64}$/);
  expect(readEnv({ DATA_DIR: folder }).secret).toBe(first.secret);
  expect(await readFile(join(folder, "secret"), "utf8")).toBe(first.secret);
  expect((await stat(join(folder, "secret"))).mode & 0o777).toBe(0o600);
});

test("a damaged secret or an unusable folder is told, and nothing is made instead", async () => {
  await writeFile(join(folder, "secret"), "");
  expect(() => readEnv({ DATA_DIR: folder })).toThrow(`${join(folder, "secret")} is damaged`);
  expect(() => readEnv({ DATA_DIR: join(folder, "secret") })).toThrow(
    `The folder ${join(folder, "secret")} can't be used`,
  );
});

test("with an own database no secret is made", async () => {
  readEnv({ DATA_DIR: folder, ...production });
  await expect(stat(join(folder, "secret"))).rejects.toThrow("ENOENT");
});

test("what is published is seen by other copies of this module, and stays embedded", () => {
  process.env = { DATA_DIR: folder, NODE_ENV: "test" };
  expect(env().databaseUrl).toBeUndefined();
  publishEnv(url);
  expect(env()).toMatchObject({ embedded: true, databaseUrl: url });
  expect(readLogLevel()).toBe("warn");
  expect(process.env).toMatchObject({
    DATABASE_URL: url,
    AUTH_SECRET: env().secret,
    NEXTAUTH_SECRET: env().secret,
    NEXTAUTH_URL: "http://localhost:3000",
  });
});

// The only file besides the start scripts that reads process.env. The result is kept on globalThis: Next's route bundles
// have copies of this module, and must see what was decided at the start, not read an environment that has been completed since.
import { resolve } from "node:path";
import { StartProblem } from "@/db/server/start-problem";
import type { SignUpSetting } from "./auth/rules";
import { type EnvInput, envSchema, type LogLevel, logLevels } from "./env-schema";
import { nameHosts } from "./server/front-door";
import { keepSecret } from "./server/secret";

export type Env = {
  /** Undefined while the embedded database is not yet running. */
  databaseUrl: string | undefined;
  embedded: boolean;
  dataDir: string;
  secret: string;
  publicUrl: string;
  host: string;
  port: number;
  /** `host` or `host:port`, as browsers write it. */
  allowedHosts: string[];
  /** Exact `scheme://host[:port]`. */
  allowedOrigins: string[];
  trustProxy: boolean;
  logLevel: LogLevel;
  signUp: SignUpSetting;
  /** Somebody who wasn't here for so many signs in again. */
  signInDays: number;
  oidc?: { name: string; issuer: string; clientId: string; clientSecret: string };
};
type Variables = Record<string, string | undefined>;

const shared: typeof globalThis & { rehearseEnv?: Env } = globalThis;

/** Throws a StartProblem with one sentence per problem. */
export function env(): Env {
  shared.rehearseEnv ??= readEnv(process.env);
  return shared.rehearseEnv;
}

/**
 * Tells the libraries that look for themselves, and this process's other copies of this module. Called once before Next
 * loads pages, and again when the embedded database's address is known.
 */
export function publishEnv(databaseUrl = env().databaseUrl): void {
  const { secret, publicUrl } = env();
  shared.rehearseEnv = { ...env(), databaseUrl };
  Object.assign(process.env, { AUTH_SECRET: secret, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: publicUrl });
  if (databaseUrl) process.env.DATABASE_URL = databaseUrl;
}

/** For a process whose parent has read the settings, and completed them. */
export function adoptEnv(settings: Env): void {
  shared.rehearseEnv = settings;
}

/** Never throws: a log is wanted above all when something is wrong. */
export function readLogLevel(): LogLevel {
  const level = logLevels.find((known) => known === process.env.LOG_LEVEL);
  return level ?? defaultLogLevel(shared.rehearseEnv?.embedded ?? !process.env.DATABASE_URL);
}

/** Where the database is, or the folder of the embedded one. Makes nothing, as the rest may: the folder and its secret. */
export function readPlace(): Pick<Env, "databaseUrl" | "dataDir"> {
  return placeOf(parse(process.env));
}

const placeOf = (given: EnvInput) => ({ databaseUrl: given.DATABASE_URL, dataDir: resolve(given.DATA_DIR) });

export function readEnv(variables: Variables): Env {
  const given = parse(variables);
  const { databaseUrl, dataDir } = placeOf(given);
  const embedded = databaseUrl === undefined;
  const publicUrl = new URL(given.PUBLIC_URL ?? `http://${nameOf(given.HOST)}:${given.PORT}`).origin;
  return {
    databaseUrl,
    embedded,
    dataDir,
    publicUrl,
    host: given.HOST,
    port: given.PORT,
    secret: given.AUTH_SECRET ?? keepSecret(dataDir),
    ...nameHosts({ publicUrl, host: given.HOST, port: given.PORT, embedded }),
    trustProxy: given.TRUST_PROXY === "1",
    logLevel: given.LOG_LEVEL ?? defaultLogLevel(embedded),
    signUp: given.SIGN_UP,
    signInDays: given.SIGN_IN_DAYS,
    oidc: readOidc(given),
  };
}

function parse(variables: Variables): EnvInput {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new StartProblem(parsed.error.issues.map(({ message }) => message).join("\n"));
}

function readOidc(given: EnvInput): Env["oidc"] {
  const {
    OIDC_NAME: name,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = given;
  return issuer && clientId && clientSecret ? { name, issuer, clientId, clientSecret } : undefined;
}

function defaultLogLevel(embedded: boolean): LogLevel {
  return embedded ? "warn" : "info";
}

/** What to call the machine where no address was given: one's own browser reaches every address of it as localhost. */
function nameOf(host: string): string {
  if (/^(127\.|0\.0\.0\.0$|::1?$)/.test(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** For a process that is started from this one. */
export const environmentWith = (more: Readonly<Record<string, string>> = {}) => ({ ...process.env, ...more });

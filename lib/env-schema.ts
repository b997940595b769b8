import { z } from "zod";
import { signUpSettings } from "@/lib/auth/rules";
import { keysOf } from "@/lib/keys";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const daysSentence = "SIGN_IN_DAYS must be a number of days from 1 to 30.";
const portSentence = "PORT must be a number from 1 to 65535.";
const port = z.coerce.number(portSentence).int(portSentence).min(1, portSentence).max(65_535, portSentence);

function webAddress(name: string) {
  return z.url({
    protocol: /^https?$/,
    error: `${name} must be a full address, such as https://rehearse.example.org.`,
  });
}

const variables = z.object({
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "DATABASE_URL must look like postgres://user:password@host:5432/name.",
    })
    .optional(),
  DATA_DIR: z.string().default(".data"),
  AUTH_SECRET: z
    .string()
    .min(32, "AUTH_SECRET must have at least 32 characters; `openssl rand -hex 32` makes one.")
    .optional(),
  PUBLIC_URL: webAddress("PUBLIC_URL")
    .refine(
      (url) => !URL.canParse(url) || new URL(url).pathname === "/",
      "PUBLIC_URL must have no path: Rehearse is served at the root.",
    )
    .optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "HOST must be an address or a name to listen on, such as 127.0.0.1 or 0.0.0.0.")
    .default("127.0.0.1"),
  PORT: port.default(3000),
  TRUST_PROXY: z.enum(["0", "1"], "TRUST_PROXY must be 0 or 1.").default("0"),
  SIGN_UP: z.enum(signUpSettings, `SIGN_UP must be one of ${signUpSettings.join(", ")}.`).default("open"),
  SIGN_IN_DAYS: z.coerce
    .number(daysSentence)
    .int(daysSentence)
    .min(1, daysSentence)
    .max(30, daysSentence)
    .default(14),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(", ")}.`).optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
  OIDC_ISSUER: webAddress("OIDC_ISSUER").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
});

const neededWithDatabase = {
  AUTH_SECRET: "a secret of at least 32 characters; `openssl rand -hex 32` makes one",
  PUBLIC_URL: "the address that people open",
} as const;
const oidcNames = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** What together makes no sense. An own database means other people's data, so nothing there is made up. */
export const envSchema = variables.superRefine((given, context) => {
  const problem = (message: string) => context.addIssue({ code: "custom", message });
  if (given.DATABASE_URL) {
    for (const name of keysOf(neededWithDatabase))
      if (!given[name]) problem(`With DATABASE_URL set, ${name} must be given: ${neededWithDatabase[name]}.`);
  }
  const missing = oidcNames.filter((name) => !given[name]);
  if (missing.length > 0 && missing.length < oidcNames.length) {
    problem(
      `Signing in through OIDC needs ${oidcNames.join(", ")} together; missing: ${missing.join(", ")}.`,
    );
  }
});
export type EnvInput = z.infer<typeof envSchema>;

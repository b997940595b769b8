import { format, stripVTControlCharacters } from "node:util";
import pino from "pino";
import { namedInErrors, withoutData } from "@/db/failure";
import { readLogLevel } from "./env";
import { TokenBuckets } from "./rate-limit";

/** What must never be in a log: whoever reads one could otherwise sign in or join as somebody else. */
const secrets = [
  "cookie",
  "authorization",
  "password",
  "secret",
  "token",
  "inviteCode",
  "invite_code",
  '["set-cookie"]',
];
const paths = secrets.flatMap((name) => {
  const below = name.startsWith("[") ? name : `.${name}`;
  return [name, `*${below}`, `*.*${below}`, `headers${below}`, `req.headers${below}`];
});

/** An invite's code is also the last part of its address. */
function hideInvites(text: string): string {
  return text.replace(/(\/join\/)[^/?#\s"]+/g, "$1…");
}

const mostCauses = 5;

/** Of an error what says where it came from, by name: whatever else it carries may be what somebody wrote. */
function allowed(error: unknown, nth = 0): unknown {
  if (!(error instanceof Object) || !("message" in error)) return error;
  const known: Record<string, unknown> = Object(withoutData(error));
  const named = namedInErrors.flatMap((name) => (name in known ? [[name, known[name]]] : []));
  const { name, message, stack, cause } = known;
  const below = cause === undefined || nth === mostCauses ? {} : { cause: allowed(cause, nth + 1) };
  return { type: name, message, ...Object.fromEntries(named), stack, ...below };
}

/** To stdout, one JSON object a line. */
export const log = pino({
  level: readLogLevel(),
  base: undefined,
  redact: { paths: [...new Set(paths)], censor: "…" },
  serializers: { err: (error: unknown) => allowed(error) },
  hooks: { streamWrite: hideInvites },
});

/** Of what libraries print, anybody's requests can be the cause: sixty at once, and then one in five seconds. */
const printed = new TokenBuckets({ burst: 60, refillMs: 5_000 });
const mostPrinted = 2_000;

/** What a library prints by itself becomes lines like ours; of an error in it what `err` lets through. */
export function logConsole(): void {
  const levels = { log: "info", info: "info", warn: "warn", error: "error" } as const;
  let leftOut = 0;
  for (const [name, level] of Object.entries(levels))
    Object.assign(console, {
      [name]: (...said: unknown[]) => {
        if (printed.take("all") > 0) return void leftOut++;
        const err = said.find((one) => one instanceof Error);
        const words = stripVTControlCharacters(format(...said.filter((one) => one !== err))).trim();
        log[level]({ err, ...(leftOut > 0 ? { leftOut } : {}) }, words.slice(0, mostPrinted));
        leftOut = 0;
      },
    });
}

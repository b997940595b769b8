import { format, stripVTControlCharacters } from "node:util";
import pino from "pino";
import { messageOf, namedInErrors, withoutData } from "@/db/failure";
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
  "resetCode",
  '["set-cookie"]',
];
const paths = secrets.flatMap((name) => {
  const below = name.startsWith("[") ? name : `.${name}`;
  return [name, `*${below}`, `*.*${below}`, `headers${below}`, `req.headers${below}`];
});

/**
 * A link's code is also the last part of its address, and that address part of another's where somebody is sent back to it. Next
 * quotes whatever came as the name of an action.
 */
function hideQuoted(text: string): string {
  return text
    .replace(/(expected format\. Received )\\".*?\\"\./g, "$1….")
    .replace(/((?:\/|%2F)(?:join(?:\/|%2F)team|join|reset)(?:\/|%2F))[^/?#&%\s"]+/gi, "$1…");
}

const mostCauses = 5;

/** Of an error what says where it came from, by name: whatever else it carries may be what somebody wrote. */
function allowed(error: unknown, nth = 0): unknown {
  if (!(error instanceof Object) || !("message" in error)) return error;
  const known: Record<string, unknown> = Object(withoutData(error));
  const named = namedInErrors.flatMap((name) => (name in known ? [[name, known[name]]] : []));
  const { name, message, stack, cause } = withoutQuote(known);
  // By which somebody whose page broke asks for this line (`app/broken.tsx`).
  const digest = "digest" in error ? { digest: error.digest } : {};
  const below = cause === undefined || nth === mostCauses ? {} : { cause: allowed(cause, nth + 1) };
  return { type: name, message, ...digest, ...Object.fromEntries(named), stack, ...below };
}

/** A parser quotes the text that it couldn't read. */
function withoutQuote(known: Record<string, unknown>): Record<string, unknown> {
  if (known.name !== "SyntaxError") return known;
  const message = "A text couldn't be read";
  const frames = String(known.stack).match(/\n {4}at .*/g) ?? [];
  return { ...known, name: "SyntaxError", message, stack: `SyntaxError: ${message}${frames.join("")}` };
}

/** To stdout, one JSON object a line. */
export const log = pino({
  level: readLogLevel(),
  base: undefined,
  redact: { paths: [...new Set(paths)], censor: "…" },
  serializers: { err: (error: unknown) => allowed(error) },
  hooks: {
    streamWrite: hideQuoted,
    // A line without words of its own gets those of its error, as they may be known and not as they are.
    logMethod(given, write) {
      const about: unknown = given[0];
      const err = about instanceof Object && "err" in about ? allowed(about.err) : undefined;
      if (given.length === 1 && err instanceof Object) write.call(this, about, messageOf(err));
      else write.apply(this, given);
    },
  },
});

/**
 * Of what libraries print, anybody's requests can be the cause: of what begins alike, or has one digest, sixty at once, and then one in five
 * seconds. Of all so many; a share of it is left to what has a digest.
 */
const printedAlike = new TokenBuckets({ burst: 60, refillMs: 5_000 });
const printed = new TokenBuckets({ burst: 600, refillMs: 500 });
const leftToDigests = 300;
const beginning = 40;
const mostPrinted = 2_000;

function mayPrint(level: string, said: readonly unknown[], err: Error | undefined): boolean {
  const hasDigest = !!err && "digest" in err;
  const alike = `${level} ${hasDigest ? err.digest : beginningOf(said)}`;
  if (printedAlike.take(alike) > 0) return false;
  if (printed.take("all", hasDigest ? 0 : leftToDigests) === 0) return true;
  printedAlike.giveBack(alike); // which keeps them as few as what is written
  return false;
}

function beginningOf(said: readonly unknown[]): string {
  const words = said.map((one) => (one instanceof Error ? one.message : one));
  const texts = words.filter((one) => typeof one === "string");
  return texts
    .map((one) => one.slice(0, beginning))
    .join(" ")
    .slice(0, beginning);
}

/** What a library prints by itself becomes lines like ours; of an error in it what `err` lets through. */
export function logConsole(): void {
  const levels = { log: "info", info: "info", warn: "warn", error: "error" } as const;
  let leftOut = 0;
  for (const [name, level] of Object.entries(levels))
    Object.assign(console, {
      [name]: (...said: unknown[]) => {
        const err = said.find((one) => one instanceof Error);
        if (!mayPrint(level, said, err)) return void leftOut++;
        const words = stripVTControlCharacters(format(...said.filter((one) => one !== err))).trim();
        log[level]({ err, ...(leftOut > 0 ? { leftOut } : {}) }, words.slice(0, mostPrinted));
        leftOut = 0;
      },
    });
}

import pino from "pino";
import { readLogLevel } from "./env";

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

/** To stdout, one JSON object a line. */
export const log = pino({
  level: readLogLevel(),
  base: undefined,
  redact: { paths: [...new Set(paths)], censor: "…" },
  hooks: { streamWrite: hideInvites },
});

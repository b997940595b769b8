// A browser that somebody has signed in with is known for their account: what strangers do to the account, or neighbours to the
// address, doesn't keep its right password out (OWASP's device cookies; docs/decisions/0030). It opens nothing by itself.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/rate-limit";
import { hostPrefix, readCookie } from "./identify";

/** A browser that several share is known for so many accounts, the last ones. */
const mostAccounts = 4;
const idBytes = 12;
const markBytes = 16;
export const deviceMaxAgeSeconds = 180 * 24 * 3600;

export function deviceCookieName(): string {
  return `${hostPrefix()}rehearse.device`;
}

/** Whose tries a throttle counts together, out of a request's headers. */
export type Caller = { address: string; devices?: string };

export function callerOf(headers: Headers): Caller {
  const devices = readCookie(headers.get("cookie") ?? undefined, deviceCookieName());
  return { address: clientAddress(headers), devices };
}

/** The id under which this browser is known for the account of that e-mail, or undefined. */
export function knownDevice(cookie: string | undefined, email: string): string | undefined {
  return marksOf(cookie)
    .find((mark) => isFor(mark, email))
    ?.slice(0, (idBytes * 4) / 3);
}

/** The cookie of a browser that is known for that account from now on, beside those it was known for. */
export function knowDevice(cookie: string | undefined, email: string): string {
  const others = marksOf(cookie).filter((mark) => !isFor(mark, email));
  return [makeMark(randomBytes(idBytes), email), ...others].slice(0, mostAccounts).join(".");
}

function marksOf(cookie: string | undefined): string[] {
  return (cookie ?? "").split(".", mostAccounts).filter(Boolean);
}

function makeMark(id: Buffer, email: string): string {
  const key = createHmac("sha256", env().secret).update("rehearse.device").digest();
  const sign = createHmac("sha256", key).update(id).update(email.toLowerCase()).digest();
  return Buffer.concat([id, sign.subarray(0, markBytes)]).toString("base64url");
}

function isFor(mark: string, email: string): boolean {
  const bytes = Buffer.from(mark, "base64url");
  if (bytes.length !== idBytes + markBytes) return false;
  const made = Buffer.from(makeMark(bytes.subarray(0, idBytes), email), "base64url");
  return timingSafeEqual(made, bytes);
}

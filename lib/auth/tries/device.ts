// A browser that somebody has signed in with is known for their account: what strangers do to the account, or neighbours to the
// address, doesn't keep its right password out (OWASP's device cookies; docs/decisions/0030). It opens nothing by itself.
import { randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/rate-limit";
import { seal, unseal } from "@/lib/signed";
import { hostPrefix, readCookie } from "../identify";

/** A browser that several share is known for so many accounts, the last ones. */
const mostAccounts = 4;
const idBytes = 12;
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
  return marksOf(cookie).flatMap((mark) => idOf(mark, email) ?? [])[0];
}

/** The cookie of a browser that is known for that account from now on, beside those it was known for. */
export function knowDevice(cookie: string | undefined, email: string): string {
  const others = marksOf(cookie).filter((mark) => idOf(mark, email) === undefined);
  return [seal(randomBytes(idBytes), madeFor(email)), ...others].slice(0, mostAccounts).join(".");
}

function marksOf(cookie: string | undefined): string[] {
  return (cookie ?? "").split(".", mostAccounts).filter(Boolean);
}

function idOf(mark: string, email: string): string | undefined {
  return unseal(mark, idBytes, madeFor(email))?.toString("base64url");
}

function madeFor(email: string) {
  return { secret: env().secret, purpose: "rehearse.device", about: email.toLowerCase() };
}

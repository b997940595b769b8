// Why a request isn't let in, by what its head says.
import type { IncomingMessage } from "node:http";
import type { Env } from "@/lib/env";
import { letIn } from "../front-door";
import type { Refusal } from "./refusals";

export type Names = Pick<Env, "allowedHosts" | "allowedOrigins" | "trustProxy">;

export const refusals = {
  name: {
    status: 400,
    text: "This server doesn't answer to that name. Open it by its PUBLIC_URL.",
    why: "foreign name",
  },
  method: {
    status: 405,
    text: "This server takes GET, HEAD and POST. Open its address in a browser.",
    headers: { allow: "GET, HEAD, POST" },
    why: "method",
  },
  address: {
    status: 400,
    text: "This address holds what is no character. Check the link, or open the site's first page.",
  },
  tooMuch: {
    status: 431,
    text: "This address or what your browser sent with it is longer than this server reads. Open the site's first page.",
  },
  expectation: {
    status: 417,
    text: "This server can't do what the request expects. Send it without Expect.",
  },
  origin: {
    status: 403,
    text: "This was sent from another site, or without saying from where. Open this site's own page and try again.",
    why: "foreign origin",
  },
  path: { status: 404, text: "There is no live connection at this address." },
  tooManyConnections: {
    status: 503,
    text: "Too many connections from your address wait for an answer. Try again in a minute.",
    headers: { "retry-after": "60" },
    why: "connections of an address",
  },
  tooManyAsk: {
    status: 503,
    // Whoever rests for what they, or all at their address, asked before is told the same.
    text: "Too many pages are asked for at this moment, by you and your network or by all together. Try again in 5 seconds.",
    headers: { "retry-after": "5" },
    why: "pages' line",
  },
  unready: {
    status: 503,
    text: "Rehearse isn't ready just now. Try again in a moment.",
    headers: { "retry-after": "1" },
  },
} satisfies Record<string, Refusal>;

export function refusalOf(request: IncomingMessage, names: Names): Refusal | undefined {
  const { method = "", headers } = request;
  if (!["GET", "HEAD", "POST"].includes(method)) return refusals.method;
  if (!letIn(request, names)) return refusals.name;
  if (!isReadable(request.url)) return refusals.address;
  if (isTooMuch(request)) return refusals.tooMuch;
  if (headers.expect && !/^100-continue$/i.test(headers.expect)) return refusals.expectation;
  return method === "POST" && !isOurs(headers, names.allowedOrigins) ? refusals.origin : undefined;
}

const most = { address: 8_192, parameters: 200, headers: 200, agent: 1_024 };

/** What Next takes seconds to read: the time grows with the square of how many parameters an address has, or of how long a browser's name is. */
function isTooMuch({ url = "", headers, rawHeaders }: IncomingMessage): boolean {
  return (
    url.length > most.address ||
    url.split("&").length > most.parameters ||
    rawHeaders.length > 2 * most.headers ||
    (headers["user-agent"]?.length ?? 0) > most.agent
  );
}

/** Those of an account and of all the seats that a browser keeps, twice over: many sockets wait at once, each with its own. */
const mostCookies = 10_000;

/** Next answers a path that isn't UTF-8 as a fault of its own. */
function isReadable(url = ""): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** Socket.io's own looks leave some of what they refuse open. */
export function refusalOfUpgrade(request: IncomingMessage, names: Names): Refusal | undefined {
  if (!letIn(request, names)) return refusals.name;
  if (!/^\/live\/(\?|$)/.test(request.url ?? "")) return refusals.path;
  if (isTooMuch(request) || (request.headers.cookie?.length ?? 0) > mostCookies) return refusals.tooMuch;
  const { origin = "" } = request.headers;
  return names.allowedOrigins.includes(origin) ? undefined : refusals.origin;
}

/**
 * Whether what writes was sent by a page of ours, or by a program that acts for nobody. Every browser of today names the page's
 * origin with whatever writes; one that an extension keeps from it still says whether the page is ours. What names neither
 * is no browser: without a cookie there is nobody in whose name it could be misused.
 */
function isOurs(headers: IncomingMessage["headers"], allowedOrigins: readonly string[]): boolean {
  const { origin, cookie, "sec-fetch-site": site } = headers;
  if (origin !== undefined) return allowedOrigins.includes(origin);
  return site === undefined ? cookie === undefined : site === "same-origin";
}

/** Node's own codes for what it couldn't read as a request, or not in time. */
export function refusalOfMalformed(code: string | undefined): Refusal {
  if (code === "HPE_HEADER_OVERFLOW") return tooManyCookies;
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return tooLate;
  if (code === "HPE_INVALID_METHOD") return { ...refusals.method, status: 501 };
  return malformed;
}

const malformed: Refusal = {
  status: 400,
  text: "The server can't read this as a request. Open its address in a browser.",
  why: "not a request",
};
const tooManyCookies: Refusal = {
  status: 431,
  text: "Your browser sent more than this server reads, most likely the cookies of many interviews. Delete this site's cookies in your browser, then open your link again.",
  why: "head too large",
};
const tooLate: Refusal = {
  status: 408,
  text: "The request took too long to arrive. Check your connection and try again.",
  why: "request too slow",
};

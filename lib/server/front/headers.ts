// Headers of every answer, those that Next never sees included: redirects, files that aren't there, refusals. They authorise
// nothing: pages and actions do that themselves. They are set here and not in Next's own proxy file, which would keep a copy of
// each body that comes by (docs/decisions/0028).
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Env } from "@/lib/env";

type Site = Pick<Env, "publicUrl" | "allowedHosts">;

/** Sets what the answer says, and tells the pages what they need: their policy's nonce and where they are. */
export function setHeaders(request: IncomingMessage, response: ServerResponse, site: Site): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, socketOrigins(request.headers.host, site));
  // Next takes the nonce for its own scripts from the request's policy. Both go over whatever the client sent.
  request.headers["content-security-policy"] = policy;
  request.headers["x-rehearse-path"] = pathOf(request.url);
  const headers: Record<string, string> = { ...fixedHeaders(site), "content-security-policy": policy };
  // Next lets browsers keep what never changes, unless something was said before.
  if (!request.url?.startsWith("/_next/static/")) headers["cache-control"] = "no-store";
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** HSTS only where the site is served over https: on plain http it means nothing, and on localhost it would stick. */
function fixedHeaders({ publicUrl }: Site): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ...(publicUrl.startsWith("https://")
      ? { "strict-transport-security": "max-age=31536000; includeSubDomains" }
      : {}),
  };
}

/** Of what isn't a page: there is nothing in it to load. */
export function bareHeaders(site: Site): Record<string, string> {
  const policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return { ...fixedHeaders(site), "content-security-policy": policy, "cache-control": "no-store" };
}

function contentSecurityPolicy(nonce: string, sockets: string[]): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...sockets].join(" "),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Older browsers don't count a WebSocket to the same host as 'self'. A host that we don't answer to is left out. */
function socketOrigins(host: string | undefined, { publicUrl, allowedHosts }: Site): string[] {
  const publicHost = new URL(publicUrl).host;
  const origins = [publicUrl.replace(/^http/, "ws")];
  if (host && host !== publicHost && allowedHosts.includes(host)) origins.push(`ws://${host}`);
  return origins;
}

/** The path and query that were asked for, without what Next adds where it fetches a page for a link. */
function pathOf(url = "/"): string {
  const [path = "/", query] = url.split(/\?(.*)/s);
  const asked = new URLSearchParams(query);
  if (!asked.has("_rsc")) return url;
  asked.delete("_rsc");
  return asked.size > 0 ? `${path}?${asked}` : path;
}

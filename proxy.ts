// Headers for every answer, redirects and refusals included. It authorises nothing: pages and actions do that themselves.
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const { publicUrl } = env();
  if (pathname.startsWith("/_next/static/")) return withHeaders(NextResponse.next(), fixedHeaders(publicUrl));
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, socketOrigins(request.headers.get("host")));
  const headers = new Headers(request.headers);
  // Next takes the nonce for its own scripts from the request's policy; pages learn where they are from the path.
  headers.set("content-security-policy", policy);
  headers.set("x-rehearse-path", pathname + search);
  return withHeaders(NextResponse.next({ request: { headers } }), {
    ...fixedHeaders(publicUrl),
    "content-security-policy": policy,
    "cache-control": "no-store",
  });
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
function socketOrigins(host: string | null): string[] {
  const { publicUrl, allowedHosts } = env();
  const publicHost = new URL(publicUrl).host;
  const origins = [publicUrl.replace(/^http/, "ws")];
  if (host && host !== publicHost && allowedHosts.includes(host)) origins.push(`ws://${host}`);
  return origins;
}

/** HSTS only where the site is served over https: on plain http it means nothing, and on localhost it would stick. */
function fixedHeaders(publicUrl: string): Record<string, string> {
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

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

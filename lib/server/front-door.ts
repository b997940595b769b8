// Who may be addressed. Names that we don't answer to are refused before Next or a socket sees them: they are how a hostile
// page reaches a server on one's own machine (DNS rebinding), and how a forged link gets into an invitation.
import type { IncomingMessage } from "node:http";
import { hostname, networkInterfaces } from "node:os";
import type { Env } from "../env";

type Address = Pick<Env, "publicUrl" | "host" | "port" | "embedded">;
type Names = { allowedHosts: string[]; allowedOrigins: string[] };
const loopback = ["localhost", "127.0.0.1", "[::1]"];
const everywhere = new Set(["0.0.0.0", "::"]);

/** `addresses` are the machine's own names and addresses, counted where the server listens on all of them. */
export function nameHosts(address: Address, addresses: () => string[] = ownAddresses): Names {
  const { host, port, embedded } = address;
  const isLoopback = /^(localhost|127\..*|::1)$/.test(host);
  const names = everywhere.has(host) ? addresses() : [host.includes(":") ? `[${host}]` : host];
  if (embedded || isLoopback) names.push(...loopback);
  const origins = names
    .map((name) => `http://${name}:${port}`)
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url).origin);
  const allowedOrigins = [...new Set([new URL(address.publicUrl).origin, ...origins])];
  return { allowedOrigins, allowedHosts: [...new Set(allowedOrigins.map((origin) => new URL(origin).host))] };
}

function ownAddresses(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return [
    "localhost",
    hostname(),
    ...addresses.map(({ address, family }) => (family === "IPv6" ? `[${address.split("%")[0]}]` : address)),
  ];
}

type Rules = { allowedHosts: string[]; trustProxy: boolean };

/** Whether the request is addressed to us. Drops what only a proxy may say, and makes the target a path. */
export function letIn(request: IncomingMessage, { allowedHosts, trustProxy }: Rules): boolean {
  if (!trustProxy) dropForwarded(request);
  const named = request.rawHeaders.filter(
    (_, at, all) => at % 2 === 1 && all[at - 1]?.toLowerCase() === "host",
  );
  const forwarded = listOf(request.headers["x-forwarded-host"]);
  const target = takeAuthority(request);
  if (named.length !== 1 || target === undefined) return false;
  return [...named, ...forwarded, ...target].every((name) => allowedHosts.includes(name.toLowerCase()));
}

function dropForwarded(request: IncomingMessage): void {
  const isForged = (name: string) => /^(x-forwarded-.*|forwarded|x-real-ip)$/i.test(name);
  for (const name of Object.keys(request.headers)) if (isForged(name)) delete request.headers[name];
  request.rawHeaders = request.rawHeaders.filter((_, at, all) => !isForged(all[at - (at % 2)] ?? ""));
}

/** The authority in `GET http://host/path`, taken out of it; none in `GET /path`; undefined where it is neither. */
function takeAuthority(request: IncomingMessage): string[] | undefined {
  const url = request.url ?? "";
  if (url.startsWith("/")) return [];
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { host, pathname, search } = new URL(url);
  request.url = pathname + search;
  return [host];
}

function listOf(header: string | string[] | undefined): string[] {
  return [header ?? []].flat().flatMap((value) => value.split(",").map((name) => name.trim()));
}

// What is answered without Next: what happened and what to do, in a sentence. After a refusal the connection is closed: what else
// comes on it is no longer read.
import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { ErrorCode, Reply } from "@/lib/errors";
import { logRefusal } from "@/lib/security-log";
import { isUpload } from "./body-limits";
import { noteRead } from "./read-bytes";
import { asPage } from "./refusal-page";

/** `why`: what the log says of it, where it tells of somebody who tries what isn't theirs, or too much. */
export type Refusal = { status: number; text: string; headers?: Record<string, string>; why?: string };

export function noteRefusal({ why }: Refusal, address: string): void {
  if (why) logRefusal(why, { address });
}

/** So long a browser that is still sending may take to find its answer, before its connection goes. */
const lingerMs = 1_000;
const shortBytes = 65_536;

/** The caller has set what every answer has. */
export function refuse(response: ServerResponse, refusal: Refusal): void {
  const { req } = response;
  const body = bodyOf(refusal, response);
  response.writeHead(refusal.status, {
    ...refusal.headers,
    "content-type": body.type,
    "content-length": Buffer.byteLength(body.text),
    connection: "close",
  });
  // All of the answer, but not its end: that closes the connection, and a browser that still sends would find it broken.
  response.write(body.text);
  // Then the request ends too: whoever reads its body would else wait for ever.
  const timer = setTimeout(() => req.destroy(), lingerMs);
  req.once("close", () => clearTimeout(timer));
  // A short one may as well come. What is long stays unread, but for what came with its head: of three hundred who were refused, 20 MB.
  const length = req.headers["transfer-encoding"]
    ? Number.POSITIVE_INFINITY
    : Number(req.headers["content-length"] ?? 0);
  if (req.readableEnded) response.end();
  else if (length <= shortBytes) req.once("end", () => response.end()).resume();
  else req.push = drop;
}

function drop(chunk: Buffer | null): boolean {
  noteRead(chunk?.length ?? 0);
  return false;
}

function bodyOf(refusal: Refusal, response: ServerResponse): { type: string; text: string } {
  const { url, method, headers } = response.req;
  if (isUpload(url)) return asReply(refusal);
  // Next's own client hands on a text alone, and one of just this type: `app/_ui/form/use-action.ts` reads it.
  if (headers["next-action"]) return { ...asReply(refusal), type: "text/plain" };
  if (method !== "GET" || !headers.accept?.includes("text/html"))
    return { type: "text/plain; charset=utf-8", text: `${refusal.text}\n` };
  const [, nonce] = /'nonce-([^']+)'/.exec(`${response.getHeader("content-security-policy")}`) ?? [];
  return { type: "text/html; charset=utf-8", text: asPage(refusal.text, nonce) };
}

/** The page that uploads or acts reads a reply. */
function asReply({ status, text: message }: Refusal) {
  const codes: Record<number, ErrorCode> = {
    403: "forbidden",
    408: "unavailable",
    429: "rate_limited",
    503: "unavailable",
  };
  const reply: Reply<never> = { ok: false, error: { code: codes[status] ?? "invalid", message } };
  return { type: "application/json", text: JSON.stringify(reply) };
}

/** Where there is no response to write to: upgrades, and what isn't HTTP. `always` is what every answer has. */
export function refuseSocket(socket: Duplex, refusal: Refusal, always: Record<string, string>): void {
  const { status, text, headers } = refusal;
  const said = {
    ...always,
    ...headers,
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(text) + 1,
    connection: "close",
  };
  const lines = Object.entries(said).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${text}\n`);
  socket.resume();
  // Whoever doesn't close their side keeps it open for ever.
  setTimeout(() => socket.destroy(), lingerMs);
}

// A front with nothing behind it but an echo, and what a browser would never send.
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { vi } from "vitest";
import { createFront, type Limits } from "./front";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

export const site = "http://rehearse.test";
const settings = {
  publicUrl: site,
  allowedHosts: ["rehearse.test"],
  allowedOrigins: [site],
  trustProxy: false,
};
export const limits: Limits = {
  headersMs: 10_000,
  requestMs: 300_000,
  stillMs: 120_000,
  connectionsPerAddress: 100,
  connectionsOverAll: 1_000,
  bodies: {
    bytesPerSecond: 40_000,
    graceMs: 15_000,
    freeBytes: 16_384,
    bytesPerAddress: 2e6,
    bytesOverAll: 4e6,
  },
};

type Served = (request: IncomingMessage, response: ServerResponse) => void;
type Given = { limits?: Partial<Limits>; trustProxy?: boolean; serve?: Served };

export async function openFront({ trustProxy = false, serve = echo, ...given }: Given = {}) {
  const doors = { serve, upgrade: () => false };
  const server = createFront({ ...settings, trustProxy }, doors, { ...limits, ...given.limits });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    server,
    dial: (localAddress = "127.0.0.1") =>
      connect({ port, host: "127.0.0.1", localAddress, allowHalfOpen: true }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
export type TestFront = Awaited<ReturnType<typeof openFront>>;

/** How many bytes of a body came. */
async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let length = 0;
  try {
    for await (const chunk of request) length += chunk.length;
  } catch {
    return; // cut off
  }
  if (!response.headersSent) response.end(`took ${length}`);
}

export const post = (path: string, ...headers: string[]) =>
  [`POST ${path} HTTP/1.1`, "Host: rehearse.test", `Origin: ${site}`, ...headers, "\r\n"].join("\r\n");
export const get = (path: string, ...headers: string[]) =>
  [`GET ${path} HTTP/1.1`, "Host: rehearse.test", ...headers, "\r\n"].join("\r\n");

/** All that comes until the server closes; this side never does. */
export async function hear(socket: Socket): Promise<string> {
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk;
  });
  socket.on("error", () => undefined);
  // One that the server has let go of breaks under what is written to it; half open, it would take it for ever.
  const knock = () => void socket.write("x", (error) => error || setTimeout(knock, 10));
  socket.on("end", knock);
  await new Promise((done) => socket.once("close", done));
  return heard;
}

export function say(front: TestFront, text: string): Promise<string> {
  const socket = front.dial();
  socket.write(text);
  return hear(socket);
}

// Sockets of the load generator, with their frames counted.
import { io, type Socket } from "socket.io-client";

type Traffic = { frames: number; bytes: number };
export type BenchSocket = {
  /** Resolves with the acknowledgement. */
  send<T>(event: string, input: unknown): Promise<T>;
  on(event: string, hear: (payload: never) => void): void;
  received: Traffic;
  sent: Traffic;
  close(): void;
};
type Options = { cookie?: string; auth?: Record<string, string> };

export async function openBenchSocket(url: string, { cookie, auth }: Options = {}): Promise<BenchSocket> {
  const socket = io(url, {
    path: "/live",
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    auth,
    extraHeaders: { origin: url, ...(cookie ? { cookie } : {}) },
  });
  const received = { frames: 0, bytes: 0 };
  const sent = { frames: 0, bytes: 0 };
  await new Promise<void>((done, fail) => {
    socket.once("connect", done);
    socket.once("connect_error", fail);
  });
  const { engine } = socket.io;
  engine.on("packet", (packet) => count(received, packet, 0));
  engine.on("packetCreate", (packet) => count(sent, packet, 4));
  return {
    send: (event, input) => sendOver(socket, event, input),
    on: (event, hear) => void socket.on(event, hear as () => void),
    received,
    sent,
    close: () => void socket.close(),
  };
}

async function sendOver<T>(socket: Socket, event: string, input: unknown): Promise<T> {
  return (await socket.timeout(10_000).emitWithAck(event, input)) as T;
}

/** Only messages: pings of the transport aren't a push's. The type's character and the WebSocket's head are on the wire too. */
function count(traffic: Traffic, packet: { type: string; data?: unknown }, maskBytes: number): void {
  if (packet.type !== "message") return;
  const bytes = Buffer.byteLength(String(packet.data)) + 1;
  traffic.frames += 1;
  traffic.bytes += bytes + maskBytes + (bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10);
}

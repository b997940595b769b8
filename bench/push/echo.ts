// The health line: a round trip that never leaves this process. Where it is slow, the machine was busy and so is every figure.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { findFreePort } from "@/db/server/free-port";
import { openBenchSocket } from "../sockets";

export async function openEcho(): Promise<{ once(): Promise<number>; close(): Promise<void> }> {
  const server = createServer();
  const io = new Server(server, { path: "/live", transports: ["websocket"], serveClient: false });
  io.on("connection", (socket) => {
    socket.on("echo", (_: unknown, ack: () => void) => ack());
  });
  const wanted = await findFreePort();
  await new Promise<void>((done) => server.listen(wanted, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const socket = await openBenchSocket(`http://127.0.0.1:${port}`);
  return {
    async once() {
      const startMs = performance.now();
      await socket.send("echo", {});
      return performance.now() - startMs;
    },
    async close() {
      socket.close();
      await io.close();
    },
  };
}

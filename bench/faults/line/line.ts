// The line between the screens and the server: passes everything on, can be cut, and can spoil WebSocket messages one by one.

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { findFreePort } from "@/db/server/free-port";
import { createSplitter } from "./frames";
import { createSpoiler, type Spoiling } from "./spoiler";

export type Line = {
  url: string;
  /** Breaks every connection, and each new one until it is mended. */
  cut(): void;
  mend(): void;
  /** What becomes of the messages from here on. */
  spoil(how: Spoiling | undefined): void;
  /** Messages that came by, and those of them that were spoiled, since it was last told how. */
  counts(): { messages: number; spoiled: number };
  close(): void;
};
export type Traffic = { how: Spoiling | undefined; messages: number; spoiled: number };

export async function openLine(port: number): Promise<Line> {
  const open = new Set<Socket>();
  let isCut = false;
  let traffic: Traffic = { how: undefined, messages: 0, spoiled: 0 };
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => undefined);
  };
  const server = createServer((near) => {
    if (isCut) return near.resetAndDestroy();
    const far = connect({ port, host: "127.0.0.1", localAddress: near.remoteAddress });
    for (const socket of [near, far]) keep(socket);
    pass(near, far, () => traffic);
    pass(far, near, () => traffic);
  });
  await new Promise<void>(
    (done) => void findFreePort().then((wanted) => server.listen(wanted, "127.0.0.1", done)),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      for (const socket of open) socket.resetAndDestroy();
    },
    mend() {
      isCut = false;
    },
    spoil(how) {
      traffic = { how, messages: 0, spoiled: 0 };
    },
    counts: () => traffic,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function pass(from: Socket, to: Socket, traffic: () => Traffic): void {
  const spoiler = createSpoiler((bytes) => to.writable && to.write(bytes), traffic);
  const split = createSplitter(spoiler);
  from.on("data", split);
  from.on("end", () => to.end());
  from.on("close", () => to.destroy());
}

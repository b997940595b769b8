// Bare connections of an attack: each does its harm, and when the server ends it another takes its place.
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Target } from "./attack";

type Harm = (socket: Socket, index: number) => void;
type Given = { count: number; harm: Harm; everyMs?: number };

/** So many opened at most. */
const mostOpened = 20_000;

/** Keeps `count` connections busy; each that was ended comes back after `everyMs`. */
export function openLines({ port, address }: Target, { count, harm, everyMs = 100 }: Given) {
  const open = new Set<Socket>();
  let opened = 0;
  let ended = 0;
  let isOver = false;
  const keep = async (index: number) => {
    while (!isOver && opened++ < mostOpened) {
      const socket = connect({ port, host: "127.0.0.1", localAddress: address, allowHalfOpen: true });
      open.add(socket);
      socket.on("error", () => undefined).resume();
      const closed = new Promise((done) => socket.once("close", done));
      // It never ends its own side: writing is how it finds the server's gone.
      const knock = setInterval(() => socket.readableEnded && socket.write("x"), 250);
      socket.once("connect", () => harm(socket, index));
      await closed;
      clearInterval(knock);
      open.delete(socket);
      ended += 1;
      await sleep(everyMs);
    }
  };
  for (let index = 0; index < count; index++) void keep(index);
  return {
    stop(): string {
      isOver = true;
      const held = open.size;
      for (const socket of open) socket.destroy();
      return `${opened} connections, ${ended} ended by the server, ${held} held at the end`;
    },
  };
}

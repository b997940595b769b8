// Bare connections of an attack: each does its harm, and when the server ends it another takes its place.
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { atLeast, fine, type Measured } from "../outcome";
import type { Target } from "./attack";

type Harm = (socket: Socket, index: number) => void;
type Given = { count: number; harm: Harm; everyMs?: number };

/** So many opened at most. */
const mostOpened = 20_000;

/** Keeps `count` connections busy; each that was ended comes back after `everyMs`. */
export function openLines({ port, address, isBrief }: Target, { count, harm, everyMs = 100 }: Given) {
  const open = new Set<Socket>();
  let opened = 0;
  let ended = 0;
  let connected = 0;
  const statuses = new Map<string, number>();
  let isOver = false;
  const keep = async (index: number) => {
    while (!isOver && opened++ < mostOpened) {
      const socket = connect({ port, host: "127.0.0.1", localAddress: address, allowHalfOpen: true });
      open.add(socket);
      socket.on("error", () => undefined).resume();
      const closed = new Promise((done) => socket.once("close", done));
      // It never ends its own side: writing is how it finds the server's gone.
      const knock = setInterval(() => socket.readableEnded && socket.write("x"), 250);
      socket.once("connect", () => {
        connected += 1;
        harm(socket, index);
      });
      socket.once("data", (said: Buffer) => {
        const status = said.subarray(9, 12).toString("latin1");
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      });
      await closed;
      clearInterval(knock);
      open.delete(socket);
      ended += 1;
      await sleep(everyMs);
    }
  };
  for (let index = 0; index < count; index++) void keep(index);
  return {
    /** `wanted`: the answers that show that it got where it was meant to; without them that it was connected is enough. */
    stop(wanted?: string): Measured[] {
      isOver = true;
      const held = open.size;
      for (const socket of open) socket.destroy();
      const answers = [...statuses].map(([status, times]) => `${times} × ${status}`).join(", ");
      const reached = wanted
        ? atLeast(`answered ${wanted}`, statuses.get(wanted) ?? 0, 1)
        : atLeast("of them connected", connected, isBrief ? 1 : count);
      return [
        fine(`${opened} connections, ${ended} ended by the server, ${held} held at the end`),
        fine(`first answers: ${answers || "none"}`),
        reached,
      ];
    },
  };
}

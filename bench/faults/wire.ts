// Stands in for `socket.io-client` below the product's own `live-socket.ts` when the harness is bundled: the same client,
// given the address and the cookie that a browser would have, with every command and acknowledgement noted, and
// acknowledgements lost where a fault says so.
import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Socket as ClientSocket,
  type ManagerOptions,
  io as openSocket,
  type SocketOptions,
} from "socket.io-client";

export type Socket<_Hears = unknown, _Says = unknown> = ClientSocket;
export type Loss = "no" | "drop" | "cut";
export type Seated = { interviewId: string; seatId: string; personId: string; cookie: string };
type Wire = {
  /** Where it connects to, which may be a line in between, and whom it addresses there. */
  url: string;
  origin: string;
  sent(seat: Seated, name: string, input: Input): void;
  answered(name: string, input: Input, reply: unknown): void;
  /** What becomes of this acknowledgement: delivered, lost, or lost with the line. */
  loses(name: string, input: Input): Loss;
};
export type Input = { opId?: string } & Record<string, unknown>;
type Packet = { type: number; id?: number; data: unknown };
type Inside = {
  packet(packet: Packet): void;
  onack(packet: Packet): void;
};

let wire: Wire;
export function setWire(given: Wire): void {
  wire = given;
}
/** From here on acknowledgements are lost as this says. */
export function setLoss(loses: Wire["loses"]): void {
  wire.loses = loses;
}

const whose = new AsyncLocalStorage<Seated>();
/** Sockets that are opened by `work` are this seat's: two seats of one interview differ by their cookies alone. */
export const asSeat = <T>(seat: Seated, work: () => T): T => whose.run(seat, work);

let opened = 0;
/** Everybody has an address of their own, as people in different places have. */
function nextAddress(): string {
  opened += 1;
  return `127.1.${Math.floor(opened / 250) % 250}.${(opened % 250) + 1}`;
}

export function io(options: Partial<ManagerOptions & SocketOptions>): ClientSocket {
  const seat = whose.getStore();
  if (!seat) throw new Error("A socket was opened by nobody.");
  const { host } = new URL(wire.origin);
  const socket = openSocket(wire.url, {
    ...options,
    forceNew: true,
    extraHeaders: {
      ...{ origin: wire.origin, host },
      // As it is at each connection.
      get cookie() {
        return seat.cookie;
      },
    },
    ...{ localAddress: nextAddress() },
  });
  watch(socket, seat);
  return socket;
}

/** Below the client's own timeout and repetition, so that those are what is tested. */
function watch(socket: ClientSocket, seat: Seated): void {
  const inside = socket as unknown as Inside;
  const asked = new Map<number, [string, Input]>();
  const send = inside.packet.bind(socket);
  const acknowledge = inside.onack.bind(socket);
  inside.packet = (packet) => {
    const [name, input] = Array.isArray(packet.data) ? packet.data : [];
    if (packet.id !== undefined && typeof name === "string") {
      asked.set(packet.id, [name, input as Input]);
      wire.sent(seat, name, input as Input);
    }
    send(packet);
  };
  inside.onack = (packet) => {
    const [name, input] = asked.get(packet.id ?? -1) ?? ["", {}];
    asked.delete(packet.id ?? -1);
    wire.answered(name, input, (packet.data as unknown[])[0]);
    const loss = wire.loses(name, input);
    if (loss === "no") acknowledge(packet);
    else if (loss === "cut") socket.io.engine.close();
  };
}

// How many connections an address may hold. One on which nothing is asked goes first, so that whoever fills them up pays for it and
// not a neighbour who asks for a page.
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { networkOf } from "@/lib/rate-limit";

/** Requests at once on one connection: no browser and no proxy sends a second before the first is answered. */
const mostAtOnce = 2;

export class Connections {
  readonly #mostPerAddress: number;
  readonly #mostOverAll: number;
  #count = 0;
  /** Of each address in the order in which they came. */
  readonly #open = new Map<string, Set<Socket>>();
  /** How many requests on each wait for their answer. */
  readonly #waiting = new WeakMap<Duplex, number>();

  constructor({ perAddress, overAll }: { perAddress: number; overAll: number }) {
    this.#mostPerAddress = perAddress;
    this.#mostOverAll = overAll;
  }

  /** False where all of its address wait for an answer; or all of the address that has most, where there are too many over all. */
  admit(socket: Socket): boolean {
    const network = networkOf(socket.remoteAddress ?? "unknown");
    const neighbours = this.#open.get(network) ?? new Set();
    if (neighbours.size >= this.#mostPerAddress && !this.#closeIdle(neighbours)) return false;
    if (this.#count >= this.#mostOverAll && !this.#closeIdle(this.#largest())) return false;
    this.#count += 1;
    this.#open.set(network, neighbours.add(socket));
    socket.once("close", () => {
      this.#count -= 1;
      neighbours.delete(socket);
      if (neighbours.size === 0 && this.#open.get(network) === neighbours) this.#open.delete(network);
    });
    return true;
  }

  /** False where it has too many at once. */
  begin(socket: Duplex): boolean {
    const waiting = (this.#waiting.get(socket) ?? 0) + 1;
    this.#waiting.set(socket, waiting);
    return waiting <= mostAtOnce;
  }

  end(socket: Duplex): void {
    this.#waiting.set(socket, (this.#waiting.get(socket) ?? 1) - 1);
  }

  isWaiting(socket: Duplex): boolean {
    return (this.#waiting.get(socket) ?? 0) > 0;
  }

  #largest(): Set<Socket> {
    return [...this.#open.values()].reduce((most, one) => (one.size > most.size ? one : most), new Set());
  }

  #closeIdle(sockets: Set<Socket>): boolean {
    for (const socket of sockets) {
      if (this.isWaiting(socket)) continue;
      sockets.delete(socket);
      socket.destroy();
      return true;
    }
    return false;
  }
}

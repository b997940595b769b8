// How many connections an address may hold. Where it has all of them, one that does nothing goes for whoever comes, else the slowest of
// those that bring or take something: whoever fills them up pays for it, and not a neighbour who asks for a page.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { networkOf } from "@/lib/rate-limit";

/** Requests at once on one connection: no browser and no proxy sends a second before the first is answered. */
const mostAtOnce = 2;

type Exchange = { request: IncomingMessage; response?: ServerResponse };
type Open = { socket: Socket; sinceMs: number };

export class Connections {
  readonly #mostPerAddress: number;
  readonly #mostOverAll: number;
  #count = 0;
  /** Of each address in the order in which they came. */
  readonly #open = new Map<string, Set<Open>>();
  /** What on each waits for its answer, or for its end. */
  readonly #underWay = new WeakMap<Duplex, Set<Exchange>>();

  constructor({ perAddress, overAll }: { perAddress: number; overAll: number }) {
    this.#mostPerAddress = perAddress;
    this.#mostOverAll = overAll;
  }

  /** False where all of its address wait for us; or all of the address that has most, where there are too many over all. */
  admit(socket: Socket): boolean {
    const network = networkOf(socket.remoteAddress ?? "unknown");
    const neighbours = this.#open.get(network) ?? new Set();
    if (neighbours.size >= this.#mostPerAddress && !this.#closeOne(neighbours)) return false;
    if (this.#count >= this.#mostOverAll && !this.#closeOne(this.#largest())) return false;
    const one = { socket, sinceMs: performance.now() };
    this.#count += 1;
    this.#open.set(network, neighbours.add(one));
    socket.once("close", () => {
      this.#count -= 1;
      neighbours.delete(one);
      if (neighbours.size === 0 && this.#open.get(network) === neighbours) this.#open.delete(network);
    });
    return true;
  }

  /** Says when it is over; undefined where there are too many at once. An upgrade has no response. */
  begin(exchange: Exchange): (() => void) | undefined {
    const { socket } = exchange.request;
    const underWay = this.#underWay.get(socket) ?? new Set();
    this.#underWay.set(socket, underWay.add(exchange));
    return underWay.size > mostAtOnce ? undefined : () => void underWay.delete(exchange);
  }

  isWaiting(socket: Duplex): boolean {
    return (this.#underWay.get(socket)?.size ?? 0) > 0;
  }

  #largest(): Set<Open> {
    return [...this.#open.values()].reduce((most, one) => (one.size > most.size ? one : most), new Set());
  }

  #closeOne(all: Set<Open>): boolean {
    const open = [...all];
    const out =
      open.find(({ socket }) => !this.isWaiting(socket)) ??
      open.filter(({ socket }) => this.#isTheirs(socket)).reduce(slower, undefined);
    if (!out) return false;
    all.delete(out);
    out.socket.destroy();
    return true;
  }

  /** Whether it is the other end that is waited for: for the rest of what it asks, or for its reading of the answer. */
  #isTheirs(socket: Socket): boolean {
    return [...(this.#underWay.get(socket) ?? [])].some(
      ({ request, response }) => !request.complete || response?.headersSent,
    );
  }
}

function slower(one: Open | undefined, other: Open): Open {
  return one && paceOf(one) <= paceOf(other) ? one : other;
}

/** Bytes per millisecond, both ways. */
const paceOf = ({ socket, sinceMs }: Open): number =>
  (socket.bytesRead + socket.bytesWritten - socket.writableLength) / (performance.now() - sinceMs + 1);

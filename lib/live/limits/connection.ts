// What one WebSocket may do, whatever it carries and whoever is behind it: one CONNECT, so many frames a second, so many bytes that
// wait for it. Whoever does more is cut, which closes the TCP connection at once: a polite close waits for a reader that doesn't read.
import { TokenBuckets } from "@/lib/rate-limit";
import { logRefusal, type Who } from "@/lib/security-log";
import type { LiveSocket } from "../audience";
import { addressOf, comeFrom } from "./addresses";

type Connection = LiveSocket["conn"];
type Packet = { type: string; data?: unknown };
/** What is below engine.io's transport: the WebSocket of `ws`. */
type Wire = { bufferedAmount: number; terminate(): void; on(event: "ping" | "pong", hear: () => void): void };

/** Of any kind. Events have a smaller budget, whose refusals are paid from here: 200 at once, and five a second in the long run. */
const frames = new TokenBuckets({ burst: 240, refillMs: 40 });
/** A reader that is this far behind is cut; it catches up from the log when it comes back. */
const maxWaitingBytes = 1_000_000;
/** Who says nothing for so long after opening is cut. */
const silenceMs = 5_000;
/** Time for a last word, a refusal or a goodbye, to be read. */
const lastWordMs = 1_000;

let opened = 0;
/** Characters that engine.io keeps until the WebSocket has sent what it has. */
const keptBack = new WeakMap<Connection, number>();
/** Whom the log names: an address, then whose good cookie it is. */
const callers = new WeakMap<Connection, Who>();
export const callerOf = (connection: Connection): Who => callers.get(connection) ?? {};
export function nameCaller(connection: Connection, who: Who): void {
  callers.set(connection, { ...callerOf(connection), ...who });
}

const places = new WeakMap<Connection, ReturnType<typeof comeFrom>>();
/** It is known whose it is. False where there is no room for it. */
export const prove = (connection: Connection): boolean =>
  places.get(connection)?.prove(callerOf(connection).personId ?? "") ?? false;

export function watch(connection: Connection): void {
  const wire = wireOf(connection);
  const key = String(opened++);
  const address = addressOf(connection.request);
  nameCaller(connection, { address });
  const place = comeFrom(address, () => cutOff(connection, "sockets of an address"));
  places.set(connection, place);
  const silence = setTimeout(cutOff, silenceMs, connection, "a socket that says nothing");
  let hasKnocked = false;
  // Once what came before is answered, refusals too.
  const count = () => void (frames.take(key) > 0 && process.nextTick(cutOff, connection, "a socket's flood"));

  connection.on("packet", (packet: Packet) => {
    count();
    if (packet.type !== "message") return;
    if (isKnock(packet.data) === hasKnocked) cutOff(connection, "a socket out of order");
    hasKnocked = true;
    clearTimeout(silence);
  });
  wire?.on("ping", count);
  wire?.on("pong", count);
  connection.on("packetCreate", ({ data }: Packet) => {
    if (typeof data === "string") keptBack.set(connection, (keptBack.get(connection) ?? 0) + data.length);
    // Not at once: whoever is told just now is one of a list.
    if (waitingBytes(connection) > maxWaitingBytes)
      setImmediate(cutOff, connection, "a socket that doesn't read");
  });
  connection.on("flush", () => void keptBack.delete(connection));
  connection.once("close", () => {
    place.leave();
    clearTimeout(silence);
    frames.clear(key);
    endSoon(connection);
  });
}

/** A CONNECT of the one namespace there is: what a client says first, and never again. */
const isKnock = (data: unknown) => typeof data === "string" && /^0(?!\/)/.test(data);

/** What was sent and hasn't left this process. */
export function waitingBytes(connection: Connection): number {
  return (keptBack.get(connection) ?? 0) + (wireOf(connection)?.bufferedAmount ?? 0);
}

export function endSoon(connection: Connection): void {
  setTimeout(cut, lastWordMs, connection).unref();
}

/** Whoever is cut for it already isn't cut again. */
function cutOff(connection: Connection, why: string): void {
  if (connection.readyState === "open") logRefusal(why, callerOf(connection));
  cut(connection);
}

function cut(connection: Connection): void {
  const wire = wireOf(connection);
  connection.close(true); // nothing more of what has come is read
  wire?.terminate();
}

function wireOf({ transport }: Connection): Wire | undefined {
  const wire: unknown = "socket" in transport ? transport.socket : undefined;
  return isWire(wire) ? wire : undefined;
}

const isWire = (wire: unknown): wire is Wire =>
  wire instanceof Object && "bufferedAmount" in wire && "terminate" in wire;

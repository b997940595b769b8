// The server before anything of ours or of Next's sees a request: how long it may take, whom it names, where it comes from, how much
// it brings. What is refused here costs nothing further in (docs/decisions/0028).
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Env } from "@/lib/env";
import { networkOf } from "@/lib/rate-limit";
import { addressOf } from "./address";
import { Answers } from "./answers";
import { Bodies, type BodyLimits } from "./bodies";
import { Connections } from "./connections";
import { bareHeaders, setHeaders } from "./headers";
import { type Names, refusalOf, refusalOfMalformed, refusalOfUpgrade, refusals } from "./judge";
import { noteRefusal, type Refusal, refuse, refuseSocket } from "./refusals";
import { isWithin, takeName } from "./within";

type Settings = Names & Pick<Env, "publicUrl">;
type Doors = {
  serve(request: IncomingMessage, response: ServerResponse): void;
  /** False where it takes none just now: the caller still has the socket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
};
export type Limits = {
  headersMs: number;
  /** All of a request, its body included. */
  requestMs: number;
  /** While an answer is under way: neither a byte in nor one out. */
  stillMs: number;
  connectionsPerAddress: number;
  /** Of those that aren't in a room. A process may have some thousands of files open, and more lets nobody in. */
  connectionsOverAll: number;
  bodies: BodyLimits;
};

const MB = 2 ** 20;
const usual: Limits = {
  headersMs: 10_000,
  requestMs: 300_000,
  stillMs: 120_000,
  // Two hundred people behind one address, each with a browser's six, and some.
  connectionsPerAddress: 1_500,
  connectionsOverAll: 10_000,
  bodies: {
    bytesPerSecond: 40_000,
    graceMs: 15_000,
    freeBytes: 16_384,
    bytesPerAddress: 50 * MB,
    bytesOverAll: 100 * MB,
  },
};

/** Room for the cookies of many interviews: what a browser brings can only then be thinned out. */
const maxHeaderSize = 32_768;
/** Longer than a proxy in front keeps its connections (a minute, mostly): what it sends on one that we close just then is lost. */
const keepAliveTimeout = 75_000;

export function createFront(settings: Settings, doors: Doors, limits = usual): Server {
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout,
    maxHeaderSize,
    requireHostHeader: false, // Node would refuse it without our headers; we do it with them
  });
  server.setTimeout(limits.stillMs);
  // Node leaves further ones out of what it shows, and goes by them all the same.
  server.maxHeadersCount = 0;
  const front = new Front(settings, doors, limits);
  const take = front.take.bind(front);
  return server
    .on("connection", (socket) => front.admit(socket))
    .on("request", take)
    .on("checkContinue", take)
    .on("checkExpectation", take)
    .on("upgrade", (request, socket, head) => front.upgrade(request, socket, head))
    .on("connect", (_, socket) => front.refuse(socket, refusals.method))
    .on("clientError", (error: NodeJS.ErrnoException, socket) => front.giveUp(socket, error.code));
}

class Front {
  readonly #settings: Settings;
  readonly #doors: Doors;
  readonly #connections: Connections;
  readonly #bodies: Bodies;
  readonly #answers: Answers;
  readonly #headers: Record<string, string>;

  constructor(
    settings: Settings,
    doors: Doors,
    { connectionsPerAddress, connectionsOverAll, bodies }: Limits,
  ) {
    this.#settings = settings;
    this.#doors = doors;
    // Behind a proxy all of them have the proxy's address, and how many there are is for the proxy to say.
    const perAddress = settings.trustProxy ? Number.POSITIVE_INFINITY : connectionsPerAddress;
    this.#connections = new Connections({ perAddress, overAll: connectionsOverAll });
    this.#bodies = new Bodies(bodies);
    this.#answers = new Answers(bodies);
    this.#headers = bareHeaders(settings);
  }

  admit(socket: Socket): void {
    if (this.#connections.admit(socket)) return;
    this.refuse(socket, refusals.tooManyConnections);
    socket.destroySoon();
  }

  take(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const end = this.#connections.begin({ request, response });
    if (!end) {
      socket.destroy();
      return;
    }
    // Whoever counts, paces, lines up or passes on listens once each.
    response.setMaxListeners(20).once("close", end);
    // Behind another's answer it has no connection yet, would never hear that it is gone, and what waits for it would wait for ever.
    if (response.socket) this.#judge(request, response);
    // No browser sends a body behind what isn't answered, and what lay here of it would be counted by nobody.
    else if (bringsBody(request)) socket.destroy();
    else response.once("socket", () => this.#judge(request, response));
  }

  #judge(request: IncomingMessage, response: ServerResponse): void {
    this.#answers.watch(response);
    takeName(request);
    setHeaders(request, response, this.#settings);
    const trustProxy = this.#settings.trustProxy || isWithin(request);
    const address = addressOf(request, trustProxy);
    const refusal =
      refusalOf(request, { ...this.#settings, trustProxy }) ?? this.#bodies.take(request, response, address);
    if (!refusal && request.headers.expect) response.writeContinue();
    if (refusal) noteRefusal(refusal, address);
    if (refusal) refuse(response, refusal);
    else this.#doors.serve(request, response);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#connections.begin({ request });
    const refusal = refusalOfUpgrade(request, this.#settings);
    const address = addressOf(request, this.#settings.trustProxy);
    if (refusal) this.refuse(socket, refusal, address);
    else if (!this.#doors.upgrade(request, socket, head)) this.refuse(socket, refusals.unready, address);
  }

  /** Before a request is read nobody but the other end says who it is. */
  refuse(socket: Duplex, refusal: Refusal, address = endOf(socket)): void {
    noteRefusal(refusal, address);
    refuseSocket(socket, refusal, this.#headers);
  }

  /** What isn't HTTP, or didn't come in time. In the middle of an answer there is no place for another. */
  giveUp(socket: Duplex, code: string | undefined): void {
    if (socket.writableEnded) return; // refused already; its time runs
    const isSilent = socket instanceof Socket && socket.bytesRead === 0;
    if (isSilent || !socket.writable || this.#connections.isWaiting(socket)) socket.destroy();
    else this.refuse(socket, refusalOfMalformed(code));
  }
}

const bringsBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
const endOf = (socket: Duplex): string =>
  networkOf((socket instanceof Socket && socket.remoteAddress) || "unknown");

// Bodies on their way in. What is too large is refused before it is read, what is longer than it may be is cut, what trickles is cut;
// and of large ones only so many bytes are on their way at once, over all and from one address: each may lie in memory.
import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyLimit } from "./body-limits";
import { type Refusal, refuse } from "./refusals";

export type BodyLimits = {
  /** A line of 1 Mbit/s carries three times as much. */
  bytesPerSecond: number;
  /** So much longer it may come too slowly than it came fast enough: a line may have to be found again. */
  graceMs: number;
  /** Not counted: as many as there can be connections fit. */
  freeBytes: number;
  bytesPerAddress: number;
  bytesOverAll: number;
};

type Body = {
  request: IncomingMessage;
  response: ServerResponse;
  address: string;
  /** Of the bytes that may be on their way at once. */
  held: number;
  /** What its connection had read at the last look. */
  read: number;
  slowMs: number;
};

const lookEveryMs = 1_000;

export class Bodies {
  readonly #limits: BodyLimits;
  readonly #underWay = new Set<Body>();

  constructor(limits: BodyLimits) {
    this.#limits = limits;
    setInterval(() => this.#cutSlow(), lookEveryMs).unref();
  }

  /** Why the request's body isn't taken; from now on it is watched where it is. */
  take(request: IncomingMessage, response: ServerResponse, address: string): Refusal | undefined {
    const limit = bodyLimit(request.method, request.url);
    const isChunked = request.headers["transfer-encoding"] !== undefined;
    const length = isChunked ? limit : Number(request.headers["content-length"] ?? 0);
    if (length > limit || (isChunked && limit === 0)) return tooLarge(limit);
    if (length === 0) return undefined;
    const held = length > this.#limits.freeBytes ? length : 0;
    if (held > 0 && !this.#hasRoom(address, held)) return tooMuch;
    if (isChunked) cutAbove(limit, request, response);
    const body = {
      request,
      response,
      address,
      held,
      read: request.socket.bytesRead,
      slowMs: 0,
    };
    this.#underWay.add(body);
    response.once("close", () => {
      body.held = 0;
    });
  }

  #hasRoom(address: string, bytes: number): boolean {
    const { bytesPerAddress, bytesOverAll } = this.#limits;
    const held = (bodies: Body[]) => bodies.reduce((sum, body) => sum + body.held, bytes);
    const all = [...this.#underWay];
    return (
      held(all) <= bytesOverAll && held(all.filter((body) => body.address === address)) <= bytesPerAddress
    );
  }

  #cutSlow(): void {
    for (const body of this.#underWay) {
      const { request, response, held } = body;
      if (request.complete || request.socket.destroyed) {
        if (held === 0) this.#underWay.delete(body);
      } else if (this.#isTooSlow(body)) cut(request, response, tooSlow);
    }
  }

  #isTooSlow(body: Body): boolean {
    const { bytesRead } = body.request.socket;
    const isSlow = bytesRead - body.read < (this.#limits.bytesPerSecond * lookEveryMs) / 1_000;
    body.slowMs = Math.max(0, body.slowMs + (isSlow ? lookEveryMs : -lookEveryMs));
    body.read = bytesRead;
    return body.slowMs > this.#limits.graceMs;
  }
}

/** Without a length said beforehand: counted where Node hands on what it read, before anybody listens. */
function cutAbove(limit: number, request: IncomingMessage, response: ServerResponse): void {
  const push = request.push.bind(request);
  let length = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    const before = length;
    length += chunk?.length ?? 0;
    if (length <= limit) return push(chunk, encoding);
    if (before <= limit) cut(request, response, tooLarge(limit));
    return false;
  };
}

/** In the middle of it: whoever began to read it finds it broken off. */
function cut(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  if (response.headersSent) request.socket.destroy();
  else refuse(response, refusal);
}

const tooLarge = (limit: number): Refusal => ({
  status: 413,
  text:
    limit === 0
      ? "Nothing can be sent to this address. Open it in a browser."
      : `This is larger than ${limit < 2 ** 20 ? `${limit / 2 ** 10} kB` : `${limit / 2 ** 20} MB`}. Divide it and send one part at a time.`,
});
const tooSlow: Refusal = {
  status: 408,
  text: "This came too slowly and was cut off. Try again on a better connection, or send less at a time.",
};
const tooMuch: Refusal = {
  status: 429,
  text: "Too much is on its way to this server just now. Try again in a minute.",
  headers: { "retry-after": "60" },
};

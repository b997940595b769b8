// Bodies on their way in. What is too large is refused before it is read, what is longer than it may be is cut, what trickles is cut;
// and of large ones only so many bytes may have come that aren't answered yet, over all and from one address: each may lie in memory.
// What is only announced holds nobody up.
import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyLimit } from "./body-limits";
import { noteRead } from "./read-bytes";
import { noteRefusal, type Refusal, refuse } from "./refusals";

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
  /** Of its bytes those that have come and count. */
  held: number;
  /** What its connection had read at the last look. */
  read: number;
  slowMs: number;
  /** Nothing more of it is passed on. */
  isCut: boolean;
};

const lookEveryMs = 1_000;

/** Each until it is no longer worked on. */
const atWork = new WeakMap<IncomingMessage, Promise<void>>();
/**
 * What is worked on is no longer cut for others' sake: nobody could say whether it was done. It counts until what is given back is called,
 * though whoever sent it left. Nothing where it was cut before.
 */
export function beginWork(request: IncomingMessage, response: ServerResponse): (() => void) | undefined {
  let end = () => {};
  atWork.set(request, new Promise((done) => (end = done)));
  return response.headersSent ? undefined : end;
}

export class Bodies {
  readonly #limits: BodyLimits;
  readonly #underWay = new Set<Body>();
  #held = 0;
  readonly #heldBy = new Map<string, number>();

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
    const isLarge = length > this.#limits.freeBytes;
    if (isLarge && !this.#hasRoom(address, length)) return tooMuch;
    const body = {
      request,
      response,
      address,
      held: 0,
      read: request.socket.bytesRead,
      slowMs: 0,
      isCut: false,
    };
    this.#underWay.add(body);
    if (isLarge || isChunked) this.#follow(body, { limit, isLarge });
    response.once("close", () => {
      const letGo = () => this.#hold(body, 0);
      const work = atWork.get(request);
      if (work && !body.isCut) void work.then(letGo);
      else letGo();
    });
  }

  /** Counted where Node hands on what it read, before anybody listens. */
  #follow(body: Body, { limit, isLarge }: { limit: number; isLarge: boolean }): void {
    const { request } = body;
    const push = request.push.bind(request);
    let length = 0;
    request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
      noteRead(chunk?.length ?? 0);
      if (body.isCut) return false;
      length += chunk?.length ?? 0;
      if (isLarge && !body.response.closed) this.#hold(body, length);
      const refusal = length > limit ? tooLarge(limit) : isLarge && !this.#makeRoom(body) && tooMuch;
      if (!refusal) return push(chunk, encoding);
      this.#cut(body, refusal);
      return false;
    };
  }

  /** Where there is none over all, it is made for whoever isn't the one that has most there. */
  #hasRoom(address: string, bytes: number): boolean {
    const { bytesPerAddress, bytesOverAll } = this.#limits;
    const own = this.#heldOf(address) + bytes;
    if (own > bytesPerAddress) return this.#slowOf(address) !== undefined;
    const payer = this.#payer();
    return own <= bytesOverAll - this.#held - bytes || (!!payer && this.#heldOf(payer.address) > own);
  }

  /** Of an address the body that stands still for longest: it makes room for a neighbour's. */
  #slowOf(address: string): Body | undefined {
    return [...this.#underWay]
      .filter(
        (body) => body.address === address && body.held > 0 && body.slowMs > 0 && !body.request.complete,
      )
      .sort((one, other) => other.slowMs - one.slowMs)[0];
  }

  /**
   * For what has just come. Nobody has more than they leave free: what is worked on stays, and two who had half each would keep all others
   * out. Who has most pays, with what they began last; false where that is this one, or nobody with more can pay.
   */
  #makeRoom(body: Body): boolean {
    const own = () => this.#heldOf(body.address);
    while (own() > this.#limits.bytesPerAddress) {
      const slow = this.#slowOf(body.address);
      if (!slow || slow === body) return false;
      this.#cut(slow, tooMuch);
    }
    while (own() > this.#limits.bytesOverAll - this.#held) {
      const payer = this.#payer();
      if (!payer || payer === body || this.#heldOf(payer.address) < own()) return false;
      this.#cut(payer, tooMuch);
    }
    return true;
  }

  /** Of those that may still be cut the last of whoever has most. */
  #payer(): Body | undefined {
    return [...this.#underWay]
      .filter(({ held, request }) => held > 0 && !(request.complete && atWork.has(request)))
      .reduce<Body | undefined>(
        (most, one) => (most && this.#heldOf(most.address) > this.#heldOf(one.address) ? most : one),
        undefined,
      );
  }

  #heldOf(address: string): number {
    return this.#heldBy.get(address) ?? 0;
  }

  #hold(body: Body, bytes: number): void {
    const more = bytes - body.held;
    body.held = bytes;
    this.#held += more;
    const held = this.#heldOf(body.address) + more;
    if (held > 0) this.#heldBy.set(body.address, held);
    else this.#heldBy.delete(body.address);
  }

  /** In the middle of it: whoever began to read it finds it broken off. */
  #cut(body: Body, refusal: Refusal): void {
    const { request, response, address } = body;
    body.isCut = true;
    this.#hold(body, 0);
    noteRefusal(refusal, address);
    if (response.headersSent) request.socket.destroy();
    else refuse(response, refusal);
  }

  #cutSlow(): void {
    for (const body of this.#underWay) {
      const { request, held } = body;
      if (request.complete || request.socket.destroyed) {
        if (held === 0) this.#underWay.delete(body);
      } else if (this.#isTooSlow(body)) this.#cut(body, tooSlow);
    }
  }

  #isTooSlow(body: Body): boolean {
    const { readableLength, readableHighWaterMark, socket } = body.request;
    const { bytesRead } = socket;
    // As much lies here unread as is taken at once: it waits for us, in a line or for who reads it, and can't go on.
    if (readableLength >= readableHighWaterMark && !body.response.writableEnded) return false;
    const isSlow = bytesRead - body.read < (this.#limits.bytesPerSecond * lookEveryMs) / 1_000;
    body.slowMs = Math.max(0, body.slowMs + (isSlow ? lookEveryMs : -lookEveryMs));
    body.read = bytesRead;
    return body.slowMs > this.#limits.graceMs;
  }
}

const tooLarge = (limit: number): Refusal => ({
  status: 413,
  text:
    limit === 0
      ? "Nothing can be sent to this address. Open it in a browser."
      : `This is larger than ${limit < 2 ** 20 ? `${limit / 2 ** 10} kB` : `${limit / 2 ** 20} MB`}. Divide it and send one part at a time.`,
  why: "body too large",
});
const tooSlow: Refusal = {
  status: 408,
  text: "This came too slowly and was cut off. Try again on a better connection, or send less at a time.",
  why: "body too slow",
};
const tooMuch: Refusal = {
  status: 429,
  text: "Too much is on its way to this server just now. Try again in a minute.",
  headers: { "retry-after": "60" },
  why: "bodies on their way",
};

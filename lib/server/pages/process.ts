// Next's process as its parent sees it: each request is passed on to it, a few at once and those who ask in turn. Why it has a process of
// its own: docs/decisions/0033.
import { Agent, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { codeOf } from "@/db/failure";
import { log } from "@/lib/log";
import { type Kept, keepProcess } from "@/lib/server/kept";
import { addressOf } from "../front/address";
import { beginWork } from "../front/bodies";
import { refusals } from "../front/judge";
import { noteRefusal, type Refusal, refuse } from "../front/refusals";
import { isWithin, nameRequest } from "../front/within";
import { nameAsker } from "./asker";
import { charge, during, lineOf, noteSlow, streams } from "./lines";
import { createLinks, type LinkAnswer, type LinkQuestion } from "./links";
import { type Onward, passOn } from "./pass-on";
import { nameSocket } from "./socket-path";

/**
 * `waits`: the request of that name waits for its turn at something costly now; `isSlow`: for the database, longer than it should.
 * `busyMs`: so long the process worked since the last time.
 */
export type FromPages<Told> =
  | { waits: number }
  | { isSlow: number }
  | { busyMs: number }
  | LinkAnswer
  | { told: Told };
export type ToPages = LinkQuestion;
export type PagesProcess = Pick<Kept<ToPages>, "open" | "isWell" | "close"> & {
  serve(request: IncomingMessage, response: ServerResponse): void;
};
type Options<Told> = { hear(told: Told): void; trustProxy: boolean };

/** Whoever asks while it is started again waits so long. */
const startsWithinMs = 5_000;

/**
 * glibc gives back what it took piece by piece only from the end: after a minute of large documents 140 MB stayed, on Node 24 after one of
 * many pages 30. What is larger than 4 kB, as each piece of a page and each read from a socket is, it then takes and gives back by itself.
 */
const givesBack = { MALLOC_MMAP_THRESHOLD_: "4096", MALLOC_TRIM_THRESHOLD_: "131072" };

/** `file` is the built `pages.ts`. */
export function startPagesProcess<Told>(file: URL, { hear, trustProxy }: Options<Told>): PagesProcess {
  const socketPath = nameSocket();
  const agent = new Agent({ keepAlive: true });
  const atWork = new Map<number, () => void>();
  const kept = keepProcess<ToPages, FromPages<Told>>({
    file,
    what: "The pages' process",
    args: [socketPath],
    // Its threads that collect would take every core from the rooms at once.
    flags: ["--single-threaded-gc"],
    system: givesBack,
    // It gives way to all else: on a busy machine it may be slow to say that it is well.
    patience: 8,
    hear(message) {
      if ("waits" in message) atWork.get(message.waits)?.();
      else if ("isSlow" in message) {
        noteSlow(message.isSlow);
        atWork.get(message.isSlow)?.();
      } else if ("busyMs" in message) charge(message.busyMs);
      else if ("link" in message) links.hear(message);
      else hear(message.told);
    },
  });
  const links = createLinks(kept);

  /** Resolves when it is at work no longer. `asker`: whose use of the process it is; `cameMs`: when it came, whole. */
  async function pass(
    exchange: Exchange,
    body: Body,
    asker?: { from: string; address: string; cameMs: number },
  ): Promise<void> {
    if (!(await kept.isOpenWithin(startsWithinMs))) return say(exchange, refusals.unready);
    const end = beginWork(exchange.request, exchange.response);
    if (!end) return;
    const { id, headers } = nameRequest(asker ? performance.now() - asker.cameMs : 0);
    const waits = new Promise<void>((done) => atWork.set(id, done));
    const passed = passOn(exchange, { socketPath, agent, headers, body, end });
    passed.catch(end);
    const isAtWork = Promise.race([passed, waits]).finally(() => atWork.delete(id));
    await (asker ? during(asker, isAtWork) : isAtWork);
  }
  async function serve(exchange: Exchange): Promise<void> {
    const { request } = exchange;
    const left = leavingOf(exchange.response);
    const body = streams(request) ? "streams" : await readBody(request);
    // It belongs to one that has its place.
    if (isWithin(request)) return pass(exchange, body);
    const cameMs = performance.now();
    const asker = { ...(await nameAsker(request, trustProxy, links.opens)), isKnown: true };
    return lineOf(request).take(asker, () => pass(exchange, body, { ...asker, cameMs }), left);
  }
  function fail(exchange: Exchange, error: unknown): void {
    if (codeOf(error) === "rate_limited") say(exchange, refusals.tooManyAsk);
    else if (!exchange.response.closed && !exchange.response.headersSent) {
      log.error({ err: error }, "A request couldn't be passed on");
      say(exchange, refusals.unready);
    }
  }
  function say({ request, response }: Exchange, refusal: Refusal): void {
    if (response.headersSent || response.closed) return;
    noteRefusal(refusal, addressOf(request, trustProxy));
    refuse(response, refusal);
  }
  return {
    open: kept.open,
    isWell: kept.isWell,
    serve: (request, response) =>
      void serve({ request, response }).catch((error) => fail({ request, response }, error)),
    async close() {
      await kept.close();
      agent.destroy();
    },
  };
}
type Body = Onward["body"];
type Exchange = { request: IncomingMessage; response: ServerResponse };

/** What waits for its turn goes with whoever asked: their body would stay, and count no longer. */
function leavingOf(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  response.once("close", () => leaving.abort());
  return leaving.signal;
}

/** It has the size that its route allows, or is cut off on its way. */
function readBody(request: IncomingMessage): Promise<Buffer> | undefined {
  if (request.method === "POST") return buffer(request);
  request.resume();
  return undefined;
}

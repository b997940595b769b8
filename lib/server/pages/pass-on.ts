// A request as it came, to the pages' process, and its answer as it comes back. Where a request ends is said anew on the way on: two that
// understand it differently would take one person's words for another's request.
import { type Agent, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { refusals } from "../front/judge";
import { refuse } from "../front/refusals";

type Exchange = { request: IncomingMessage; response: ServerResponse };
/** `body`: all of it, or `"streams"`; none where nothing is said. */
export type Onward = {
  socketPath: string;
  agent: Agent;
  headers?: Record<string, string>;
  body?: Buffer | "streams";
  /** Called when the other process has nothing of it any more, as far as that can be told. */
  end?(): void;
};

/** Of this connection alone, or said anew. */
const ownHeaders =
  /^(connection|keep-alive|expect|te|trailer|upgrade|proxy-connection|transfer-encoding|content-length)$/;
const maxHeaderSize = 65_536;
/** What hasn't begun to answer by then waits for something, for as long as that takes; others would wait with it. */
const mostBeforeHeadMs = 5_000;
/** Whoever reads slowly costs the other process nothing more after that. */
const mostAfterHeadMs = 1_000;

/** Resolves when the other process has done its work for it, as far as that can be told. */
export function passOn({ request, response }: Exchange, onward: Onward): Promise<void> {
  const { socketPath, agent, body, end = () => {} } = onward;
  if (response.closed || response.headersSent) return Promise.resolve(end());
  return new Promise((done) => {
    const asked = ask({
      socketPath,
      agent,
      maxHeaderSize,
      method: request.method,
      path: request.url,
      headers: { ...onwardHeaders(request), ...framing(request, body), ...onward.headers },
    });
    asked.once("response", (answer) => {
      setTimeout(done, mostAfterHeadMs).unref();
      answer.once("close", done);
      giveBack(answer, response);
    });
    asked.once("error", () => giveUp(response));
    const limit = setTimeout(done, mostBeforeHeadMs).unref();
    asked.once("close", () => {
      clearTimeout(limit);
      done();
      end();
    });
    // What was asked whole is done to its end, with its place, though nobody waits for it: broken off it would be worked on all the same.
    if (body !== "streams") asked.end(body);
    else {
      // Whoever leaves, or was refused in the middle of their body, wants no answer of this.
      response.once("close", () => asked.destroy());
      request.once("close", () => request.complete || asked.destroy());
      request.pipe(asked);
    }
  });
}

function onwardHeaders({ headers, socket }: IncomingMessage) {
  const onward = Object.entries(headers).filter(([name]) => !ownHeaders.test(name));
  return { "x-forwarded-for": socket.remoteAddress ?? "unknown", ...Object.fromEntries(onward) };
}

/** A length that was said stays said: whoever reads the body asks for it. Node ends what doesn't keep to it. */
function framing({ headers }: IncomingMessage, body: Onward["body"]): Record<string, string> {
  if (body === undefined) return {};
  if (body !== "streams") return { "content-length": String(body.length) };
  const length = headers["content-length"];
  return length === undefined ? { "transfer-encoding": "chunked" } : { "content-length": length };
}

/** All that the answer says of itself stands in it; what was set here before was for refusals. */
function giveBack(answer: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent || response.closed) {
    answer.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const { statusCode = 502, statusMessage, headersDistinct } = answer;
  for (const [name, values = []] of Object.entries(headersDistinct))
    if (name === "content-length" || !ownHeaders.test(name)) response.setHeader(name, values);
  response.writeHead(statusCode, statusMessage);
  response.flushHeaders();
  // Broken off on either side, it is broken off on the other: half an answer must not look whole.
  pipeline(answer, response, () => undefined);
}

function giveUp(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else if (!response.closed) refuse(response, refusals.unready);
}

// What a page can't say of its own answer, because Next doesn't hand it over: that it is a refusal, and when to come back.
import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";

type Exchange = { request: IncomingMessage; response: ServerResponse };

const shared: typeof globalThis & { rehearseAnswers?: AsyncLocalStorage<Exchange> } = globalThis;

/** Does the work of one request, in the middle of which its answer may become a refusal. */
export function answering<T>(exchange: Exchange, work: () => T): T {
  shared.rehearseAnswers ??= new AsyncLocalStorage();
  return shared.rehearseAnswers.run(exchange, work);
}

/** What the router asks for within a page stays as it is: it would take a refusal for a reason to load the whole page anew. */
export function refuseAnswer(status: number): void {
  const { request, response } = shared.rehearseAnswers?.getStore() ?? {};
  if (!response || response.headersSent || request?.headers.rsc) return;
  response.statusCode = status;
  response.setHeader("retry-after", "5");
}

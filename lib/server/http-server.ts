// A listening server's beginning and end, and what it answers before and after them.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { refusals } from "./front/judge";
import { refuse } from "./front/refusals";

/**
 * How many may wait to be let in, as far as the system lets them: everybody comes in one moment after a restart, and whoever finds no place, of
 * Node's usual 511, is heard again only 1, 3, 7, 15 or 31 s later.
 */
const backlog = 8_192;

export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen({ port, host, backlog }, () => {
      server.off("error", fail);
      done();
    });
  });
}

export function answerUnready(_: IncomingMessage, response: ServerResponse): void {
  refuse(response, refusals.unready);
}

/** Takes no more connections and waits for the answers that are under way, for at most `limitMs`. */
async function drain(server: Server, limitMs = 3_000): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(timer);
}

/** At the same time, one that hangs takes nothing from what else has to end. The answers that are under way still need the pages. */
export async function closeDoors(server: Server, doors: { live?: Door; pages?: Door }): Promise<void> {
  await Promise.all([drain(server).then(() => doors.pages?.close()), doors.live?.close()]);
}
type Door = { close(): Promise<void> };

/** npm passes on the Ctrl C that the terminal has already delivered: two at once are one. */
const sameSignalMs = 1_000;

/** Runs `stop` at the first signal to end and exits with 0; a second one, or `limitMs`, ends the process at once. */
export function stopOnSignal(stop: () => Promise<void>, limitMs = 10_000): void {
  let firstAt: number | undefined;
  const end = () => {
    if (firstAt !== undefined && Date.now() - firstAt < sameSignalMs) return;
    if (firstAt !== undefined) process.exit(1);
    firstAt = Date.now();
    setTimeout(() => process.exit(1), limitMs).unref();
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
}

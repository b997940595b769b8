// A listening server's beginning and end, and the answers that it gives without Next.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen({ port, host }, () => {
      server.off("error", fail);
      done();
    });
  });
}

export function refuseRequest(_: IncomingMessage, response: ServerResponse): void {
  const text = "This server doesn't answer to that name. Open it by its PUBLIC_URL.\n";
  response.writeHead(400, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" }).end(text);
}

export function answerUnready(_: IncomingMessage, response: ServerResponse): void {
  const headers = {
    "Content-Type": "text/plain; charset=utf-8",
    "Retry-After": "1",
    "Cache-Control": "no-store",
  };
  response.writeHead(503, headers).end("Rehearse isn't ready just now. Try again in a moment.\n");
}

export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Takes no more connections and waits for the answers that are under way, for at most `limitMs`. */
export async function drain(server: Server, limitMs = 3_000): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(timer);
}

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

// The connections below the pools. While the database can't be reached, one tries at a time and the others fail at once: a hundred that wait
// their turn would be a hundred late refusals, and a storm when it comes back. One that went silent is closed: the driver would wait for ever.
import { connect, Socket } from "node:net";

type Address = { host: string[]; port: number[]; path?: string | false };
export type Reach = {
  /** For the driver's option `socket`. Never rejects: it would lose a connection of its pool. */
  dial(address: Address): Promise<Socket>;
  /** Notes what was heard since the last look. */
  listen(): void;
  /**
   * Closes whatever has said nothing for so long, unless it was asked something since; for twice as long, whatever it was asked. Idle ones
   * too: they are opened again when they are needed.
   */
  closeSilent(forMs: number): void;
};

/** One is opened after another: whether it was answered is known by then, or it has had its time. */
const turnMs = 300;
const dialLimitMs = 2_000;
/** The whole of a request to cancel, after which the server hangs up without a word. */
const cancelBytes = 16;
const saysError = "E".charCodeAt(0);

export function createReach(retryMs: number): Reach {
  const seen = new Map<Socket, Seen>();
  let failure: Error | undefined;
  let isDecided: Promise<unknown> = Promise.resolve();
  let nextTryMs = 0;
  let dials = 0;

  function fail(error: Error): void {
    failure = error;
    nextTryMs = performance.now() + retryMs;
  }
  function watch(socket: Socket, decide: () => void): Socket {
    seen.set(socket, lookAt(socket));
    let hasAnswered = false;
    socket.once("data", (said) => {
      hasAnswered = true;
      if (said[0] === saysError) fail(unreachable("It takes no connections"));
      else failure = undefined;
      decide();
    });
    socket.once("close", () => {
      if (!hasAnswered && socket.bytesWritten !== cancelBytes) fail(unreachable("It doesn't answer"));
      decide();
    });
    return socket;
  }

  return {
    async dial({ host, port, path }) {
      const before = isDecided;
      let decide: () => void = () => undefined;
      isDecided = new Promise<void>((done) => {
        decide = done;
      });
      setTimeout(decide, turnMs);
      await before;
      if (failure && performance.now() < nextTryMs) {
        decide();
        return stillborn(failure);
      }
      nextTryMs = performance.now() + retryMs;
      const at = dials++ % host.length;
      const to = path ? { path } : { host: host[at], port: port[at] ?? port[0] ?? 5432 };
      return reach(to).then(
        (socket) => watch(socket, decide),
        (error: Error) => {
          fail(error);
          decide();
          return stillborn(error);
        },
      );
    },
    listen() {
      for (const [socket, last] of seen)
        if (socket.destroyed) seen.delete(socket);
        else seen.set(socket, lookAt(socket, last));
    },
    closeSilent(forMs) {
      const since = performance.now() - forMs;
      const silent = [...seen].filter(
        ([, { heardMs, askedMs }]) => heardMs < since && (askedMs < since || heardMs < since - forMs),
      );
      if (silent.length > 0 && [...seen.values()].every(({ heardMs }) => heardMs < since))
        fail(unreachable("It went silent"));
      for (const [socket] of silent) socket.destroy();
    },
  };
}

type Seen = { read: number; written: number; heardMs: number; askedMs: number };

function lookAt({ bytesRead: read, bytesWritten: written }: Socket, last?: Seen): Seen {
  const nowMs = performance.now();
  const heardMs = read === last?.read ? last.heardMs : nowMs;
  return { read, written, heardMs, askedMs: written === last?.written ? last.askedMs : nowMs };
}

function reach(to: { path: string } | { host?: string; port: number }): Promise<Socket> {
  const socket = connect(to);
  // TLS asks it for the name that it is to prove.
  Object.assign(socket, to);
  return new Promise((done, fail) => {
    const timer = setTimeout(() => socket.destroy(unreachable("It doesn't answer")), dialLimitMs);
    socket.once("error", (error) => {
      clearTimeout(timer);
      fail(error);
    });
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.removeAllListeners("error");
      done(socket);
    });
  });
}

/** A socket that fails as soon as the driver has taken it, and has written what it begins with. */
function stillborn(error: Error): Socket {
  const socket = Object.assign(new Socket(), { write: () => true });
  setImmediate(() => setImmediate(() => socket.destroy(error)));
  return socket;
}

function unreachable(why: string): Error {
  return Object.assign(new Error(`The database can't be reached: ${why}`), { code: "CONNECT_FAILED" });
}

// The only place in the product that opens a socket. It says in words how the connection stands, and answers every command:
// where the connection is down at once, where no acknowledgement comes after a few seconds.
import { io, type Socket } from "socket.io-client";
import type { Refusal, Reply } from "@/lib/errors";
import type { CommandName, EventName, Heard, Input, Output } from "@/lib/live/contract";

export type Connection =
  | { state: "connecting" | "connected" }
  /** `isReached`: the server is there and says so, but can't let anybody in just now. */
  | { state: "reconnecting"; isReached?: boolean }
  /** The server won't have this browser: signed out, removed, ended, too many tabs. */
  | { state: "refused"; refusal: Refusal };

export type LiveSocket = {
  /** `unavailable` where the connection is down or the answer doesn't come; the same operation may then be sent again. */
  send<N extends CommandName>(name: N, input: Input<N>): Promise<Reply<Output<N>>>;
  /** Dropped where the connection is down. */
  sendVolatile<N extends CommandName>(name: N, input: Input<N>): void;
  /** Tries again after a refusal. */
  retry(): void;
  /** Once what is under way is answered: the server drops a command that arrives together with the goodbye. */
  close(): void;
};

type Hears = { [E in EventName]?: (payload: Heard<"panel", E>) => void };
type Options = {
  interviewId: string;
  door: "account" | "candidate";
  /** Whom the page was made for. */
  pageOf: string;
  hears: Hears;
  onConnection(connection: Connection): void;
  onConnect(): void;
};

const answerWithinMs = 4_000;
/** A pulse and some without a word: told as a connection that is being looked for, while the socket still believes in it. */
const quietMs = 4_800;
/** Two pulses and some: after that the connection is dead, whatever the socket believes. */
const silenceMs = 9_000;
/** After a goodbye, which is a restart for everybody at once: any moment of the next four seconds, so that they don't all come in the same. */
const spread = { delayMs: 1_900, mostMs: 3_800, jitter: 1 };
const atOnce = { delayMs: 300, mostMs: 1_000, jitter: 0.5 };
/** What a WebSocket's close says where the other end closed it in order, without a reason. */
const goodbye = 1_005;
/** The server ends a connection whose message is longer than 64 kB: it would be sent again, and end the next. */
const mostBytes = 60_000;
const tooLong: Refusal = {
  code: "invalid",
  message: "This is too long to be sent. Shorten it and try again.",
};
const down: Refusal = { code: "unavailable", message: "The connection is down. What you typed is kept." };

export function openLiveSocket(options: Options): LiveSocket {
  // Typed by `LiveSocket`: socket.io can't keep a name and its input together where the name is any.
  const socket: Socket = io({
    path: "/live",
    transports: ["websocket"],
    auth: { interviewId: options.interviewId, door: options.door, pageOf: options.pageOf },
    timeout: 5_000,
  });
  pace(atOnce);
  function pace({ delayMs, mostMs, jitter }: typeof spread): void {
    socket.io.reconnectionDelay(delayMs).reconnectionDelayMax(mostMs).randomizationFactor(jitter);
  }
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let isQuiet = false;
  const heardSomething = () => {
    clearTimeout(watchdog);
    if (isQuiet && socket.connected) options.onConnection({ state: "connected" });
    isQuiet = false;
    watchdog = setTimeout(() => {
      isQuiet = true;
      options.onConnection({ state: "reconnecting" });
      watchdog = setTimeout(() => socket.io.engine?.close(), silenceMs - quietMs);
    }, quietMs);
  };

  let returning: ReturnType<typeof setTimeout> | undefined;
  const comeBack = (afterMs: number) => {
    returning = setTimeout(() => socket.connect(), afterMs);
  };

  socket.on("connect", () => {
    pace(atOnce);
    heardSomething();
    options.onConnection({ state: "connected" });
    options.onConnect();
  });
  socket.on("disconnect", (reason, details) => {
    clearTimeout(watchdog);
    if (isGoodbye(details)) pace(spread);
    options.onConnection({ state: "reconnecting" });
    // Dropped by the server: coming back is authorised again there.
    if (reason === "io server disconnect") comeBack(500);
  });
  socket.on("connect_error", (error: Error & { data?: Refusal }) => {
    const refusal = error.data;
    const passing = !refusal || refusal.code === "unavailable" || refusal.code === "internal";
    options.onConnection(
      passing ? { state: "reconnecting", isReached: refusal !== undefined } : { state: "refused", refusal },
    );
    if (passing && !socket.active) comeBack(1_000);
  });
  socket.onAny(heardSomething);
  for (const [event, hear] of Object.entries(options.hears)) socket.on(event, hear);

  let underWay = 0;
  let isLeft = false;
  function end(): void {
    clearTimeout(watchdog);
    clearTimeout(returning);
    socket.close();
  }

  return {
    async send(name, input) {
      if (!socket.connected) return { ok: false, error: down };
      if (byteLength(input) > mostBytes) return { ok: false, error: tooLong };
      underWay += 1;
      try {
        const reply = await socket.timeout(answerWithinMs).emitWithAck(name, input);
        heardSomething();
        return reply;
      } catch {
        return { ok: false, error: down };
      } finally {
        underWay -= 1;
        if (isLeft && underWay === 0) end();
      }
    },
    sendVolatile(name, input) {
      if (socket.connected && byteLength(input) <= mostBytes) socket.volatile.emit(name, input);
    },
    retry: () => socket.connect(),
    close() {
      isLeft = true;
      if (underWay === 0) end();
    },
  };
}

const byteLength = (input: unknown) => new TextEncoder().encode(JSON.stringify(input)).length;

function isGoodbye(details: unknown): boolean {
  const event = details instanceof Object && "context" in details ? details.context : undefined;
  return event instanceof Object && "code" in event && event.code === goodbye;
}

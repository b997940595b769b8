// The live door's process as its parent sees it: started with the server, given the settings once there is a database, each upgrade as
// an open socket, and whom the desk sends away. Should it die it is started again; the browsers come back and catch up. Why
// it has a process of its own: docs/decisions/0026.
import { fork } from "node:child_process";
import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Env } from "@/lib/env";
import { log } from "@/lib/log";
import { type Gone, setLiveDoor } from "./teller";

/** What is left of a request for an upgrade when its socket changes the process; `head` is base64. */
export type Upgrade = Pick<IncomingMessage, "method" | "url" | "headers" | "rawHeaders"> & { head: string };
export type ToLive =
  | { open: Env }
  | { upgrade: Upgrade; socketId: number }
  | { gone: Gone }
  | { areYouWell: true }
  | { close: true };
/** `taken`: the parent's copy of that socket can go. */
export type FromLive = { isOpen: true } | { taken: number } | { isWell: true };

export type LiveProcess = {
  /** Resolves when it takes sockets; throws where it ends before that. */
  open(settings: Env): Promise<void>;
  /** False where it takes none just now: the caller still has the socket. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Everybody is sent away, what is under way is written (its browser asks again elsewhere), the process is over. */
  close(): Promise<void>;
};

const restartMs = 1_000;
const closeLimitMs = 5_000;
/** One that leaves so many questions in a row unanswered hangs and is killed. Counted, because a laptop may sleep meanwhile. */
const patience = 5;
/** A machine that is busy takes its time to load it. */
const patienceAtStart = 30;
/** While it starts again or is slow; whoever comes after these tries again in a moment. */
const mostWaiting = 1_000;

/** `file` is the built `live.ts`. */
export function startLiveProcess(file: URL, askEveryMs = 2_000): LiveProcess {
  let settings: Env | undefined;
  let isClosing = false;
  let current = launch(file);

  async function keepAlive(given: Env): Promise<void> {
    for (;;) {
      const why = await current.ended;
      if (isClosing) return;
      log.error({ err: why }, "The live door's process is started again");
      if (!current.wasOpen()) await sleep(restartMs);
      if (isClosing) return;
      current = launch(file);
      current.say({ open: given });
    }
  }
  const asking = setInterval(() => settings && current.askWhetherWell(), askEveryMs).unref();
  setLiveDoor({ tell: (gone) => current.say({ gone }), isWell: () => current.isWell() });

  return {
    async open(given) {
      current.say({ open: given });
      await current.opened;
      settings = given;
      void keepAlive(given);
    },
    take(request, socket, head) {
      if (!settings || !current.mayTake() || !(socket instanceof Socket)) return false;
      current.hand(request, socket, head);
      return true;
    },
    async close() {
      isClosing = true;
      clearInterval(asking);
      setLiveDoor(undefined);
      const { child, ended, say } = current;
      say({ close: true });
      const timer = setTimeout(() => child.kill("SIGKILL"), closeLimitMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** One life of the process. */
function launch(file: URL) {
  const child = fork(file);
  /** Handed over and not taken yet. Should it die before, these browsers try again at once. */
  const handed = new Map<number, Socket>();
  let handedSoFar = 0;
  let unanswered = 0;
  let isOpen = false;

  const ended = new Promise<Error>((done) => {
    child.once("error", done);
    child.once("exit", (status, signal) =>
      done(new Error(`The live door's process ended with ${signal ?? status}.`)),
    );
  });
  void ended.then(() => {
    for (const socket of handed.values()) socket.destroy();
  });
  const opened = new Promise<void>((done, fail) => {
    void ended.then(fail);
    child.on("message", (message: FromLive) => {
      unanswered = 0;
      if ("taken" in message) letGo(message.taken);
      else if ("isOpen" in message) {
        isOpen = true;
        done();
      }
    });
  });
  opened.catch(() => undefined); // whoever opens it hears of it

  const answers = () => child.connected && unanswered < 2;
  function letGo(socketId: number): void {
    handed.get(socketId)?.destroy();
    handed.delete(socketId);
  }
  /** One that is gone hears nothing, and needs to hear nothing. */
  function say(message: ToLive, socket?: Socket): void {
    // Kept open here as well: of what is on its way to a process that dies, Node would close nothing.
    child.send(message, socket, { keepOpen: true }, () => undefined);
  }
  return {
    child,
    opened,
    ended,
    say,
    wasOpen: () => isOpen,
    isWell: () => isOpen && answers(),
    /** One that is starting reads its messages later, in their order. */
    mayTake: () => answers() && handed.size < mostWaiting,
    hand({ method, url, headers, rawHeaders }: IncomingMessage, socket: Socket, head: Buffer): void {
      const socketId = handedSoFar++;
      handed.set(socketId, socket);
      stopReading(socket);
      socket.on("error", () => letGo(socketId)); // until the other process has it, its browser may leave
      say({ upgrade: { method, url, headers, rawHeaders, head: head.toString("base64") }, socketId }, socket);
    },
    askWhetherWell(): void {
      if (++unanswered > (isOpen ? patience : patienceAtStart)) child.kill("SIGKILL");
      else say({ areYouWell: true });
    },
  };
}

/**
 * While both processes have it, only one may read: what comes is for the other one. `pause()` goes on reading into a buffer, so it is
 * asked of what Node keeps below (`live.test.ts` notices should that move).
 */
function stopReading(socket: Socket): void {
  const below: unknown = Reflect.get(socket, "_handle");
  if (
    typeof below === "object" &&
    below !== null &&
    "readStop" in below &&
    typeof below.readStop === "function"
  )
    below.readStop();
}

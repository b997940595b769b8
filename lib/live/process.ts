// The live door's process as its parent sees it: started with the server, given the settings once there is a database, each upgrade as
// an open socket, and whom the desk sends away. Should it die it is started again; the browsers come back and catch up. Why
// it has a process of its own: docs/decisions/0026.
import { type ChildProcess, fork } from "node:child_process";
import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Env } from "@/lib/env";
import { log } from "@/lib/log";
import { type Gone, setTeller } from "./teller";

/** What is left of a request for an upgrade when its socket changes the process; `head` is base64. */
export type Upgrade = Pick<IncomingMessage, "method" | "url" | "headers" | "rawHeaders"> & { head: string };
export type ToLive = { open: Env } | { upgrade: Upgrade } | { gone: Gone } | { close: true };
/** Said once, when it takes sockets. */
export const isOpenNow = "open";

export type LiveProcess = {
  /** Resolves when it takes sockets; throws where it ends before that. */
  open(settings: Env): Promise<void>;
  /** False where it takes none just now: the caller still has the socket. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Everybody is sent away, what is under way is answered, the process is over. */
  close(): Promise<void>;
};

const restartMs = 1_000;
const closeLimitMs = 5_000;

/** `file` is the built `live.ts`. */
export function startLiveProcess(file: URL): LiveProcess {
  let settings: Env | undefined;
  let isOpen = false;
  let isClosing = false;
  let child = launch();

  function launch(): ChildProcess {
    const started = fork(file);
    started.on("message", (message) => {
      isOpen = message === isOpenNow;
    });
    started.once("exit", (status, signal) => {
      const wasOpen = isOpen;
      isOpen = false;
      if (isClosing || !settings) return;
      log.error({ status, signal }, "The live door's process ended; it is started again");
      setTimeout(restart, wasOpen ? 0 : restartMs);
    });
    return started;
  }
  function restart(): void {
    if (isClosing || !settings) return;
    child = launch();
    say({ open: settings });
  }
  /** One that is gone hears nothing, and needs to hear nothing. */
  function say(message: ToLive, socket?: Socket): void {
    child.send(message, socket, {}, (error) => {
      if (error) socket?.destroy();
    });
  }
  setTeller((gone) => say({ gone }));

  return {
    async open(given) {
      settings = given;
      say({ open: given });
      await untilItSpeaks(child);
    },
    take(request, socket, head) {
      // One that is starting reads its messages later, in their order.
      if (!settings || !child.connected || !(socket instanceof Socket)) return false;
      const { method, url, headers, rawHeaders } = request;
      socket.pause(); // whatever comes from now on is for the other process
      say({ upgrade: { method, url, headers, rawHeaders, head: head.toString("base64") } }, socket);
      return true;
    },
    async close() {
      isClosing = true;
      setTeller(undefined);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once("exit", done));
      say({ close: true });
      const timer = setTimeout(() => child.kill("SIGKILL"), closeLimitMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function untilItSpeaks(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    child.once("message", () => done());
    child.once("exit", () => fail(new Error("The live door's process ended before it was open.")));
  });
}

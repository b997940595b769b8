// The live door's process as its parent sees it: started with the server, given the settings once there is a database, each upgrade as
// an open socket, and whom the desk sends away. Should it die it is started again; the browsers come back and catch up. Why
// it has a process of its own: docs/decisions/0026.
import { type ChildProcess, fork } from "node:child_process";
import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
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
  let isClosing = false;
  let current = launch(file);

  /** One that is gone hears nothing, and needs to hear nothing. */
  function say(message: ToLive, socket?: Socket): void {
    current.child.send(message, socket, {}, (error) => {
      if (error) socket?.destroy();
    });
  }
  async function keepAlive(given: Env): Promise<void> {
    for (;;) {
      const why = await current.ended;
      if (isClosing) return;
      log.error({ err: why }, "The live door's process is started again");
      if (!current.wasOpen()) await sleep(restartMs);
      if (isClosing) return;
      current = launch(file);
      say({ open: given });
    }
  }
  setTeller((gone) => say({ gone }));

  return {
    async open(given) {
      say({ open: given });
      await current.opened;
      settings = given;
      void keepAlive(given);
    },
    take(request, socket, head) {
      // One that is starting reads its messages later, in their order.
      if (!settings || !current.child.connected || !(socket instanceof Socket)) return false;
      const { method, url, headers, rawHeaders } = request;
      // Until the other process has it, which may be a while, its browser can go; whatever it sends is for the other one.
      socket.on("error", () => socket.destroy()).pause();
      say({ upgrade: { method, url, headers, rawHeaders, head: head.toString("base64") } }, socket);
      return true;
    },
    async close() {
      isClosing = true;
      setTeller(undefined);
      say({ close: true });
      const { child } = current;
      const timer = setTimeout(() => child.kill("SIGKILL"), closeLimitMs);
      await current.ended;
      clearTimeout(timer);
    },
  };
}

type Launched = {
  child: ChildProcess;
  /** Rejects where it ended before. */
  opened: Promise<void>;
  wasOpen(): boolean;
  ended: Promise<Error>;
};

function launch(file: URL): Launched {
  const child = fork(file);
  let isOpen = false;
  const ended = new Promise<Error>((done) => {
    child.once("error", done);
    child.once("exit", (status, signal) =>
      done(new Error(`The live door's process ended with ${signal ?? status}.`)),
    );
  });
  const opened = new Promise<void>((done, fail) => {
    child.once("message", () => {
      isOpen = true;
      done();
    });
    void ended.then(fail);
  });
  opened.catch(() => undefined); // whoever opens it hears of it
  return { child, opened, wasOpen: () => isOpen, ended };
}

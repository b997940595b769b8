// The live door's process as its parent sees it: each upgrade is given to it as an open socket, and whom the desk sends away is told to it.
// Should it die it is started again; the browsers come back and catch up. Why it has a process of its own: docs/decisions/0026.
import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type Kept, keepProcess } from "@/lib/server/kept";
import type { Gone } from "./teller";

/** What is left of a request for an upgrade when its socket changes the process; `head` is base64. */
export type Upgrade = Pick<IncomingMessage, "method" | "url" | "headers"> & { head: string };
export type ToLive = { upgrade: Upgrade; socketId: number } | { gone: Gone } | { reachesDatabase: true };
/** `taken`: the parent's copy of that socket can go. */
export type FromLive = { taken: number } | { reachesDatabase: boolean };

type Waiting = Upgrade & { socket: Socket; sinceMs: number };

export type LiveProcess = Pick<Kept<ToLive>, "open" | "isWell" | "close"> & {
  /** False where it takes none just now: the caller still has the socket. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Whose sockets close. */
  tell(gone: Gone): void;
  /** Whether the database answers now, asked on a connection of its own. */
  reachesDatabase(): Promise<boolean>;
};

/** At once: Node hands over one after another, and goes through all that it was given each time. */
const mostHanded = 16;
/** While it starts again, or everybody comes back in one moment; whoever comes after these tries again soon, which costs as much as to wait. */
const mostWaiting = 5_000;
/** A browser waits for five seconds: whoever has waited here for longer is about to try again, and comes sooner without what it left. */
const longestMs = 4_500;

/** `file` is the built `live.ts`. */
export function startLiveProcess(file: URL, askEveryMs?: number): LiveProcess {
  /** In their order. Should it die before, these browsers, and those below, try again at once. */
  const waiting: Waiting[] = [];
  /** Handed over and not taken yet. */
  const handed = new Map<number, Socket>();
  let handedSoFar = 0;
  let isClosed = false;
  let answered: ((reaches: boolean) => void)[] = [];
  const kept = keepProcess<ToLive, FromLive>({
    file,
    what: "The live door's process",
    askEveryMs,
    opened: handOver,
    hear(message) {
      if ("taken" in message) {
        letGo(message.taken);
        handOver();
      } else hearOfDatabase(message.reachesDatabase);
    },
    ended() {
      for (const socketId of handed.keys()) letGo(socketId);
      for (const { socket } of waiting.splice(0)) socket.destroy();
      hearOfDatabase(false);
    },
  });

  function letGo(socketId: number): void {
    handed.get(socketId)?.destroy();
    handed.delete(socketId);
  }
  function handOver(): void {
    const since = performance.now() - longestMs;
    while (waiting[0] && waiting[0].sinceMs < since) waiting.shift()?.socket.destroy();
    while (kept.mayHear() && handed.size < mostHanded) {
      const next = waiting.shift();
      if (!next) return;
      const { socket, sinceMs: _, ...upgrade } = next;
      if (socket.destroyed) continue;
      const socketId = handedSoFar++;
      handed.set(socketId, socket);
      kept.say({ upgrade, socketId }, socket);
    }
  }
  function hearOfDatabase(reaches: boolean): void {
    for (const tell of answered) tell(reaches);
    answered = [];
  }
  return {
    open: kept.open,
    isWell: kept.isWell,
    close() {
      isClosed = true;
      return kept.close();
    },
    tell: (gone) => kept.say({ gone }),
    reachesDatabase: () =>
      new Promise((done) => {
        answered.push(done);
        kept.say({ reachesDatabase: true });
      }),
    take({ method, url, headers }, socket, head) {
      if (isClosed || waiting.length >= mostWaiting || !(socket instanceof Socket)) return false;
      stopReading(socket);
      socket.on("error", () => socket.destroy()); // until the other process has it, its browser may leave
      const upgrade = { method, url, headers, head: head.toString("base64") };
      waiting.push({ ...upgrade, socket, sinceMs: performance.now() });
      handOver();
      setTimeout(handOver, longestMs + 1).unref();
      return true;
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

// A process that the server keeps: forked with it, given the settings once there is a database, started again should it die or hang.
import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter, once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Env, environmentWith } from "@/lib/env";
import { log } from "@/lib/log";

export type ToKept = { open: Env } | { areYouWell: true } | { close: true };
export type FromKept = { isOpen: true } | { isWell: true };

export type Kept<To> = {
  /** Resolves when it is open; throws where it ends before that. */
  open(settings: Env): Promise<void>;
  isWell(): boolean;
  /** Whether it is open, or is again within so long. */
  isOpenWithin(limitMs: number): Promise<boolean>;
  /** One that is starting reads its messages later, in their order. */
  mayHear(): boolean;
  /** One that is gone hears nothing, and needs to hear nothing. A socket stays open here as well. */
  say(message: To | ToKept, socket?: Socket): void;
  /** Resolves when it has ended by itself; after a while it is killed. */
  close(): Promise<void>;
};

type Options<From> = {
  /** Built; `what` it is, at the beginning of a sentence. */
  file: URL;
  what: string;
  args?: string[];
  /** For Node, besides this process' own. */
  flags?: string[];
  /** What the system's library is told by the environment, besides this process' own. */
  system?: Record<string, string>;
  askEveryMs?: number;
  /** One that leaves so many questions in a row unanswered hangs and is killed. Counted, because a laptop may sleep meanwhile. */
  patience?: number;
  hear(message: From): void;
  /** Of each life: from here on it may hear; it is gone. */
  opened?(): void;
  ended?(): void;
};

const restartMs = 1_000;
/** What dies sooner dies of itself, and would be started again and again. */
const shortLifeMs = 3_000;
/** Behind the answers that are under way (`http-server.ts`), and before Postgres, which has its time as well. */
const closeLimitMs = 4_000;
/** A machine that is busy takes its time to load it. */
const patienceAtStart = 30;

export function keepProcess<To, From>(options: Options<From>): Kept<To> {
  const { what, askEveryMs = 2_000 } = options;
  let hasBegun = false;
  let wasOpen = false;
  let isClosing = false;
  const openings = new EventEmitter().setMaxListeners(0);
  let current = begin();

  function begin() {
    const life = launch(options);
    void life.opened.then(
      () => openings.emit("open"),
      () => undefined, // whoever opens it hears of it
    );
    return life;
  }
  async function keepAlive(given: Env): Promise<void> {
    for (;;) {
      const why = await current.ended;
      if (isClosing) return;
      log.error({ err: why }, `${what} is started again`);
      if (current.openMs() < shortLifeMs) await sleep(restartMs);
      if (isClosing) return;
      current = begin();
      current.say({ open: given });
      current.opened.then(options.opened, () => undefined);
    }
  }
  const asking = setInterval(() => hasBegun && current.askWhetherWell(), askEveryMs).unref();

  return {
    async open(given) {
      current.say({ open: given });
      hasBegun = true;
      await current.opened;
      wasOpen = true;
      options.opened?.();
      void keepAlive(given);
    },
    isWell: () => current.isOpen() && current.answers(),
    async isOpenWithin(limitMs) {
      if (current.isOpen() && current.child.connected) return true;
      const signal = AbortSignal.timeout(limitMs);
      return once(openings, "open", { signal }).then(
        () => true,
        () => false,
      );
    },
    mayHear: () => wasOpen && current.answers(),
    say: (message, socket) => current.say(message, socket),
    async close() {
      isClosing = true;
      clearInterval(asking);
      const { child, ended, say } = current;
      say({ close: true });
      const timer = setTimeout(() => child.kill("SIGKILL"), closeLimitMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** One life of the process. */
function launch<From>({ file, what, args = [], flags = [], system, patience = 5, ...on }: Options<From>) {
  const child = fork(fileURLToPath(file), args, {
    execArgv: [...process.execArgv, ...flags],
    env: environmentWith(system),
  });
  let unanswered = 0;
  let hungAfter = 0;
  let openedMs: number | undefined;
  const ended = whenEnded(child, (how) =>
    hungAfter ? `${what} left ${hungAfter} questions unanswered and was ended` : `${what} ended with ${how}`,
  );
  void ended.then(() => on.ended?.());
  const opened = new Promise<void>((done, fail) => {
    void ended.then(fail);
    child.on("message", (message: From | FromKept) => {
      unanswered = 0;
      if (!isOfKept(message)) on.hear(message);
      else if ("isOpen" in message) {
        openedMs = performance.now();
        done();
      }
    });
  });
  function say(message: unknown, socket?: Socket): void {
    // Kept open here as well: of what is on its way to a process that dies, Node would close nothing.
    child.send(Object(message), socket, { keepOpen: true }, () => undefined);
  }
  return {
    child,
    opened,
    ended,
    say,
    isOpen: () => openedMs !== undefined,
    openMs: () => (openedMs === undefined ? 0 : performance.now() - openedMs),
    answers: () => child.connected && unanswered < patience / 2,
    askWhetherWell(): void {
      const most = openedMs !== undefined ? patience : patienceAtStart;
      if (++unanswered <= most) say({ areYouWell: true });
      else {
        hungAfter = most;
        child.kill("SIGKILL");
      }
    },
  };
}

function whenEnded(child: ChildProcess, say: (how: string) => string): Promise<Error> {
  return new Promise((done) => {
    child.once("error", done);
    child.once("exit", (status, signal) => done(new Error(say(`${signal ?? status}`))));
  });
}

const isOfKept = (message: unknown): message is FromKept =>
  typeof message === "object" && message !== null && ("isOpen" in message || "isWell" in message);

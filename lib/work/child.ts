// One child as its parent sees it: forked without a database, a secret or a door, at low priority, one conversation at a time. What
// goes beyond a limit is killed and its person told in a sentence; a child that dies takes only its own conversation along.
import { type ChildProcess, fork } from "node:child_process";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { deserialize } from "node:v8";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Tell } from "./jobs";
import type { FromChild, ToChild } from "./serve";
import { readUsage } from "./usage";

/** `priority` as the system has it: 0 is everybody's, 19 the last. */
export type Limits = { heapMb: number; processMb: number; priority: number };
export type Task = { name: string; mostCpuMs: number; mostOutMb: number; tooMuch: string };

const sampleMs = 50;
/** How much longer than its time of the processor an answer may take: a busy machine gives little to what comes last. */
const patience = 10;

export class Child {
  /** It is gone, in whatever way. */
  readonly ended: Promise<void>;
  readonly #process: ChildProcess;
  readonly #mostMb: number;
  #how: "lives" | "stopped" | "gone" | "too much" = "lives";

  constructor(file: URL, lane: string, { heapMb, processMb, priority }: Limits) {
    const execArgv = [`--max-old-space-size=${heapMb}`];
    const child = fork(fileURLToPath(file), [lane], {
      execArgv,
      env: { NODE_ENV: "production" },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#process = child;
    this.#mostMb = processMb;
    this.ended = new Promise((done) => {
      child.once("error", () => done());
      child.once("exit", (status, signal) => done(this.#noteEnd(status, signal)));
    });
    lowerPriority(child.pid, priority);
  }

  get isAlive(): boolean {
    return this.#how === "lives" && this.#process.connected;
  }

  /** 0 where the system doesn't say. */
  async readMemoryMb(): Promise<number> {
    return (await readUsage(this.#process.pid ?? 0))?.memoryMb ?? 0;
  }

  kill(how: "stopped" | "too much" = "stopped"): void {
    if (this.#how === "lives") this.#how = how;
    this.#process.kill("SIGKILL");
  }

  /** Left before its end, it ends the child. */
  async *talk(task: Task, first: unknown, tell: Tell): AsyncGenerator<unknown, void, unknown> {
    const watch = this.#watch(task);
    let message: ToChild = { begin: task.name, hears: first, mostOutMb: task.mostOutMb };
    let mayStay = false;
    try {
      for (;;) {
        watch.asks();
        const answer: FromChild = await this.#exchange(message, tell).catch(() => this.#sayEnd(task));
        watch.hears();
        if ("says" in answer) message = { hears: yield deserialize(answer.says) };
        else {
          mayStay = !("isOver" in answer);
          return conclude(answer, task);
        }
      }
    } finally {
      watch.stop();
      if (!mayStay) this.kill();
    }
  }

  #exchange(message: ToChild, tell: Tell): Promise<FromChild> {
    return new Promise((done, fail) => {
      const hear = (heard: FromChild) => {
        if ("told" in heard) return tell(...heard.told);
        this.#process.off("message", hear);
        done(heard);
      };
      this.#process.on("message", hear);
      void this.ended.then(() => fail(new Error("The child is gone.")));
      this.#process.send(message, (error) => error && fail(error));
    });
  }

  /** Looks at what it uses until it is stopped; the child waits for its answer between `asks` and `hears`. */
  #watch({ mostCpuMs }: Task) {
    let askedMs: number | undefined;
    let before: number | undefined;
    const look = async () => {
      const usage = await readUsage(this.#process.pid ?? 0);
      before ??= usage?.cpuMs;
      const spentMs = (usage?.cpuMs ?? 0) - (before ?? 0);
      const waitedMs = askedMs === undefined ? 0 : performance.now() - askedMs;
      const isOver = spentMs > mostCpuMs || waitedMs > patience * mostCpuMs;
      if (isOver || (usage?.memoryMb ?? 0) > this.#mostMb) this.kill("too much");
    };
    const timer = setInterval(() => void look(), sampleMs);
    return {
      asks() {
        askedMs = performance.now();
      },
      hears() {
        askedMs = undefined;
      },
      stop: () => clearInterval(timer),
    };
  }

  async #sayEnd({ tooMuch }: Task): Promise<never> {
    await this.ended;
    if (this.#how === "too much") throw new AppError("invalid", tooMuch);
    throw new AppError("unavailable", "The work on this text was interrupted. Try again in a moment.");
  }

  #noteEnd(status: number | null, signal: NodeJS.Signals | null): void {
    if (this.#how !== "lives") return;
    this.#how = isHeapFull(status, signal) ? "too much" : "gone";
    if (this.#how === "gone") log.error({ status, signal }, "A process that works on text ended by itself");
  }
}

function conclude(answer: Exclude<FromChild, { says: Uint8Array }>, { name, tooMuch }: Task): void {
  if ("isOver" in answer) throw new AppError("invalid", tooMuch);
  if ("refused" in answer) throw new AppError(answer.refused.code, answer.refused.message);
  if ("failed" in answer) throw new Error(`The job ${name} failed: ${answer.failed}`);
}

/** Where the system doesn't let it, the limits alone hold. */
function lowerPriority(pid: number | undefined, priority: number): void {
  try {
    if (pid !== undefined) setPriority(pid, priority);
  } catch {}
}

/** How V8 ends a process whose heap is full. */
const isHeapFull = (status: number | null, signal: NodeJS.Signals | null) =>
  ["SIGABRT", "SIGTRAP", "SIGILL"].includes(signal ?? "") || [132, 133, 134].includes(status ?? 0);

// One child as its parent sees it: forked without a database, a secret or a door, at low priority, one conversation at a time. What
// goes beyond a limit is killed and its person told in a sentence; a child that dies takes only its own conversation along.
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { deserialize } from "node:v8";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Tell } from "./jobs";
import type { FromChild, ToChild } from "./serve";
import { readUsage } from "./usage";

/** `priority` as the system has it, 0 everybody's and 19 the last: the child lowers its own, with all threads that it has by then. */
export type Limits = { heapMb: number; processMb: number; priority: number };
export type Task = { name: string; mostCpuMs: number; mostOutMb: number; tooMuch: string };

/** Collecting garbage and compiling by as many threads as there are cores takes them all from the rooms (docs/decisions/0033). */
const oneThread = "--single-threaded";
const sampleMs = 50;
/** How much longer than its time of the processor an answer may take: a busy machine gives little to what comes last. */
const patience = 10;

const nobodyWaits = () => undefined;

export class Child {
  /** It is gone, in whatever way. */
  readonly ended: Promise<void>;
  readonly #process: ChildProcess;
  readonly #mostMb: number;
  #how: "lives" | "stopped" | "gone" | "too much" = "lives";
  /** Of whoever waits for its next word. Told by `ended` itself it would be kept, with what the child was given, for as long as the child stays. */
  #giveUp: (why: Error) => void = nobodyWaits;

  constructor(file: URL, lane: string, { heapMb, processMb, priority }: Limits) {
    const execArgv = [`--max-old-space-size=${heapMb}`, oneThread];
    const child = fork(fileURLToPath(file), [lane, `${priority}`], {
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
    void this.ended.then(() => this.#giveUp(new Error("The child is gone.")));
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
        this.#giveUp = nobodyWaits;
        done(heard);
      };
      this.#process.on("message", hear);
      this.#giveUp = fail;
      this.#process.send(message, (error) => error && fail(error));
    });
  }

  /** Looks at what it uses until it is stopped; the child waits for its answer between `asks` and `hears`. */
  #watch({ mostCpuMs }: Task) {
    let askedMs: number | undefined;
    let before: number | undefined;
    let isLooking = false;
    let isStopped = false;
    // Where the system is asked by a program, that takes its time: one at a time, and none speaks of a child that is at the next task.
    const look = async () => {
      if (isLooking) return;
      isLooking = true;
      const usage = await readUsage(this.#process.pid ?? 0);
      isLooking = false;
      if (isStopped) return;
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
      stop() {
        isStopped = true;
        clearInterval(timer);
      },
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

/** How V8 ends a process whose heap is full. */
const isHeapFull = (status: number | null, signal: NodeJS.Signals | null) =>
  ["SIGABRT", "SIGTRAP", "SIGILL"].includes(signal ?? "") || [132, 133, 134].includes(status ?? 0);

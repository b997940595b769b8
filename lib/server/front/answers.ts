// Answers on their way out. What isn't taken lies in memory, most of it in that of the pages' process: one has to be taken as quickly as a
// body has to come. So it is gone fifteen seconds and as much time as its size takes at that pace after it was there, whoever asked for it.
import type { ServerResponse } from "node:http";
import type { BodyLimits } from "./bodies";

type Answer = { writtenBefore: number; waitedMs: number };

const lookEveryMs = 1_000;

export class Answers {
  readonly #limits: Pick<BodyLimits, "bytesPerSecond" | "graceMs">;
  readonly #underWay = new Map<ServerResponse, Answer>();

  constructor(limits: Pick<BodyLimits, "bytesPerSecond" | "graceMs">) {
    this.#limits = limits;
    setInterval(() => this.#cutSlow(), lookEveryMs).unref();
  }

  watch(response: ServerResponse): void {
    this.#underWay.set(response, { writtenBefore: response.req.socket.bytesWritten, waitedMs: 0 });
    response.once("close", () => this.#underWay.delete(response));
  }

  /** Only while bytes wait for their reader: not while they wait for us. What was taken quickly counts for later, as systems take much at a time. */
  #cutSlow(): void {
    const { bytesPerSecond, graceMs } = this.#limits;
    for (const [response, answer] of this.#underWay) {
      const { socket } = response.req;
      if (socket.writableLength === 0 || isFile(response)) continue;
      answer.waitedMs += lookEveryMs;
      const taken = socket.bytesWritten - socket.writableLength - answer.writtenBefore;
      if (answer.waitedMs > graceMs + (taken / bytesPerSecond) * 1_000) socket.destroy();
    }
  }
}

/** Read from the disk as it is taken, and nowhere in memory; exports have an end of their own (`lib/documents/export-file.ts`). */
const isFile = (response: ServerResponse): boolean =>
  response.hasHeader("content-disposition") || !!response.req.url?.startsWith("/_next/static/");

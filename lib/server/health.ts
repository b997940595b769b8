// Whether people can be sent here: pages and rooms answer, and the database does. Answered beside neither, so that a busy page delays it as
// little as a busy room.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

type Rooms = { isWell(): boolean; reachesDatabase(): Promise<boolean> };

/** Whoever asks is answered within this, whatever the database does. */
const answerWithinMs = 150;
const answerAtLastMs = 5_000;
/** A database that is slow now is well for as long as this after it has last said so. */
const trustedMs = 1_000;
/** Also where nobody asks: one that is far away never answers within the above, and is well all the same. */
const lookEveryMs = 400;

export function createHealth(rooms: Rooms, pages: Pick<Rooms, "isWell">) {
  let asked: Promise<boolean> | undefined;
  let wellAtMs = Number.NEGATIVE_INFINITY;

  /** One question at a time, however many ask. */
  async function ask(): Promise<boolean> {
    await undefined; // what is answered at once would be over before it is under way
    // A process that goes while it is asked may never say.
    const never = sleep(answerAtLastMs, false, { ref: false });
    const isWell = await Promise.race([rooms.reachesDatabase(), never]);
    wellAtMs = isWell ? performance.now() : Number.NEGATIVE_INFINITY;
    asked = undefined;
    return isWell;
  }
  async function hasDatabase(): Promise<boolean> {
    asked ??= ask();
    const isTrusted = () => performance.now() - wellAtMs < trustedMs;
    return Promise.race([asked, sleep(answerWithinMs).then(isTrusted)]);
  }
  setInterval(() => {
    if (rooms.isWell()) asked ??= ask();
  }, lookEveryMs).unref();
  async function say(response: ServerResponse): Promise<void> {
    const isWell = rooms.isWell() && pages.isWell() && (await hasDatabase());
    const body = JSON.stringify({ status: isWell ? "ok" : "unavailable" });
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    if (isWell) response.writeHead(200, headers);
    else response.writeHead(503, { ...headers, "retry-after": "1" });
    response.end(body);
  }
  return {
    isAsked: ({ method, url }: IncomingMessage): boolean =>
      method !== "POST" && url?.split("?", 1)[0] === "/api/health",
    answer: (response: ServerResponse): void => void say(response),
  };
}

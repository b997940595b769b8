// Whether people can be sent here: pages and rooms answer, and the database does. Answered beside neither, so that a busy page delays it as
// little as a busy room.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

type Rooms = { isWell(): boolean; reachesDatabase(): Promise<boolean> };

/** Whoever asks is answered within this, whatever the database does. */
const answerWithinMs = 150;
/** A database that has answered and is now slow is well for as long as this. */
const trustedMs = 1_000;

export function createHealth(rooms: Rooms, pages: Pick<Rooms, "isWell">) {
  let asked: { answer: Promise<boolean>; atMs: number } | undefined;
  let wasWell = false;

  /** One question at a time, however many ask. */
  async function ask(): Promise<boolean> {
    await undefined; // what is answered at once would be over before it is under way
    wasWell = await rooms.reachesDatabase();
    asked = undefined;
    return wasWell;
  }
  async function hasDatabase(): Promise<boolean> {
    asked ??= { answer: ask(), atMs: performance.now() };
    const { answer, atMs } = asked;
    const isTrusted = () => wasWell && performance.now() - atMs < trustedMs;
    return Promise.race([answer, sleep(answerWithinMs).then(isTrusted)]);
  }
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

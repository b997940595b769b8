import { setTimeout as sleep } from "node:timers/promises";
import { healthDb } from "@/db/client";
import { answers } from "@/db/server/reachable";

/** Whoever asks is answered within this, whatever the database does. */
const answerWithinMs = 150;
/** A database that has answered and is now slow is well for as long as this. */
const trustedMs = 1_000;
let asked: { answer: Promise<boolean>; atMs: number } | undefined;
let wasWell = false;

/**
 * Whether the database answers now; where it takes its time, whether it did a moment ago. Asked on a connection of its own, one question at a
 * time. False, too, before the process has opened it.
 */
export async function isHealthy(): Promise<boolean> {
  asked ??= { answer: ask(), atMs: performance.now() };
  const { answer, atMs } = asked;
  return Promise.race([
    answer,
    sleep(answerWithinMs).then(() => wasWell && performance.now() - atMs < trustedMs),
  ]);
}

async function ask(): Promise<boolean> {
  await undefined; // what throws at once would be over before it is under way
  try {
    wasWell = await answers(healthDb());
  } catch {
    wasWell = false;
  }
  asked = undefined;
  return wasWell;
}

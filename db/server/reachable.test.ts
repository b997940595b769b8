import { expect, test } from "vitest";
import { findFreePort } from "./free-port";
import { waitForDatabase } from "./reachable";

test("while the database can't be reached it is said which one and why, and in the end that it was given up", async () => {
  const port = await findFreePort();
  const told: string[] = [];
  const url = `postgres://somebody:word@127.0.0.1:${port}/rehearse`;
  const waits = waitForDatabase(url, { limitMs: 700, tell: (sentence) => told.push(sentence) });
  await expect(waits).rejects.toThrow("Start it, or correct the address.");
  expect(told).toEqual([
    `The database rehearse at 127.0.0.1:${port} (from DATABASE_URL) can't be reached (ECONNREFUSED). It is tried again for a minute.`,
  ]);
});

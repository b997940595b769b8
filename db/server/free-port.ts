import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { StartProblem } from "./start-problem";

/** A free port below those that outgoing connections take. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new StartProblem("No free port between 20000 and 32000 was found for the embedded database.");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen({ port, host: "127.0.0.1" }, () => probe.close(() => done(true)));
  });
}

// Every byte that one browser gets: answers of every kind with their headers, socket frames, and what it keeps.
import type { BrowserContext, Page } from "@playwright/test";
import type { Recorded } from "./scan";

type Frame = { atMs: number; payload: string };
export type Recording = {
  /** All that came so far. */
  bytes(): Recorded[];
  frames(): Frame[];
  /** Takes down what the browser keeps: cookies, storage, databases. */
  keep(page: Page): Promise<void>;
  /** Asks with this browser's cookies, as the router would, and takes the answer down. */
  ask(path: string, headers?: Record<string, string>): Promise<number>;
  scripts(): string[];
};

export async function record(context: BrowserContext): Promise<Recording> {
  const recorded: Recorded[] = [];
  const frames: Frame[] = [];
  const scripts = new Set<string>();
  const add = (where: string, bytes: Buffer | string) =>
    void recorded.push({ where, bytes: Buffer.from(bytes) });

  // By fetching in the browser's place: a body that is asked for afterwards may be gone with its page. What is handed to the
  // browser that way has no address, and a page without one may only talk to this machine if it is told so.
  await context.grantPermissions(["local-network-access"]);
  await context.route("**/*", async (route) => {
    const url = route.request().url();
    const response = await route.fetch({ maxRedirects: 0 });
    add(`${url} headers`, JSON.stringify(response.headersArray()));
    add(url, await response.body());
    if (route.request().resourceType() === "script") scripts.add(url);
    await route.fulfill({ response });
  });
  context.on(
    "page",
    (page) =>
      void listen(page, (name, payload) => {
        if (name === "frame") frames.push({ atMs: Date.now(), payload });
        add(`socket ${name}`, payload);
      }),
  );

  return {
    bytes: () => [...recorded],
    frames: () => [...frames],
    scripts: () => [...scripts],
    async keep(page) {
      add("cookies", JSON.stringify(await context.cookies()));
      add("what the browser keeps", await page.evaluate(readStorage));
      add("the page as it stands", await page.content());
    },
    ask: async (path, headers = {}) => {
      let at = path;
      // The router's own requests are sent on to an address of their own first: each answer on the way counts.
      for (let steps = 0; steps < 4; steps += 1) {
        const answer = await context.request.get(at, { headers, maxRedirects: 0 });
        const where = `${at} asked with ${JSON.stringify(headers)}`;
        add(`${where}, headers`, JSON.stringify(answer.headersArray()));
        add(where, await answer.body());
        const { location } = answer.headers();
        if (!location) return answer.status();
        at = location;
      }
      throw new Error(`${path} leads in a circle`);
    },
  };
}

async function listen(
  page: Page,
  hear: (name: "frame" | "handshake", payload: string) => void,
): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  devtools.on("Network.webSocketFrameReceived", ({ response }) => hear("frame", response.payloadData));
  devtools.on("Network.webSocketHandshakeResponseReceived", ({ response }) =>
    hear("handshake", JSON.stringify(response.headers)),
  );
  await devtools.send("Network.enable");
}

/** Runs in the page. */
async function readStorage(): Promise<string> {
  const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, history.state, window.name];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((done) => {
      const opening = indexedDB.open(name ?? "");
      opening.onsuccess = () => done(opening.result);
    });
    for (const store of database.objectStoreNames) {
      const reading = database.transaction(store).objectStore(store).getAll();
      await new Promise((done) => {
        reading.onsuccess = done;
      });
      const asText = (_: string, value: unknown) =>
        value instanceof ArrayBuffer
          ? [...new Uint8Array(value)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
          : value;
      kept.push(name, store, JSON.stringify(reading.result, asText));
    }
    database.close();
  }
  return JSON.stringify(kept);
}

// What every test gets: a world of its own (rows), people with a browser of their own, and a watch over what browsers complain of.
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Database, openDatabase } from "@/db/client";
import { createWorld } from "@/db/testing/factories";
import { accountCookie, guestCookie } from "./cookies";
import { CandidateRoom } from "./screens/candidate-room";
import { Cockpit } from "./screens/cockpit";
import { target } from "./target";

export type World = Awaited<ReturnType<typeof createWorld>>;
export type Watch = {
  /** A context whose complaints count. */
  open(): Promise<BrowserContext>;
  /** Complaints that this test is about. */
  allow(pattern: RegExp): void;
};
type Fixtures = {
  world: World;
  watch: Watch;
  interviewer: BrowserContext;
  candidate: BrowserContext;
  stranger: BrowserContext;
  cockpit: Cockpit;
  candidateRoom: CandidateRoom;
};

export const test = base.extend<Fixtures, { database: Database }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern what the fixture needs
    async ({}, give) => {
      const database = openDatabase(target().databaseUrl, 2);
      await give(database);
      await database.$client.end({ timeout: 2 });
    },
    { scope: "worker" },
  ],
  world: async ({ database }, give) => give(await createWorld(database)),
  watch: async ({ browser, contextOptions }, give) => {
    const opened: BrowserContext[] = [];
    const complaints: string[] = [];
    const allowed: RegExp[] = [];
    await give({
      async open() {
        const context = await browser.newContext({ ...contextOptions, baseURL: target().url });
        listen(context, complaints);
        opened.push(context);
        return context;
      },
      allow: (pattern) => void allowed.push(pattern),
    });
    for (const context of opened) await context.close();
    const unexpected = complaints.filter((text) => !allowed.some((pattern) => pattern.test(text)));
    expect(unexpected, "what the browsers complained of").toEqual([]);
  },
  interviewer: async ({ watch, world }, give) => {
    const context = await watch.open();
    await context.addCookies([await accountCookie(world.interviewer)]);
    await give(context);
  },
  candidate: async ({ watch, world }, give) => {
    const context = await watch.open();
    await context.addCookies([await guestCookie(world.candidate, world.interviewId)]);
    await give(context);
  },
  stranger: async ({ watch }, give) => give(await watch.open()),
  page: async ({ stranger }, give) => give(await stranger.newPage()),
  cockpit: async ({ interviewer, world }, give) => give(await Cockpit.open(interviewer, world.interviewId)),
  candidateRoom: async ({ candidate, world }, give) =>
    give(await CandidateRoom.open(candidate, world.interviewId)),
});
export { expect };

/** Errors in the console (a breach of the page's policy is one), errors that nobody caught, and crashes. */
function listen(context: BrowserContext, complaints: string[]): void {
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    complaints.push(`${message.text()} (${url} on ${message.page()?.url()})`);
  });
  context.on("weberror", (error) => complaints.push(String(error.error().stack)));
  context.on("page", (page: Page) => page.on("crash", () => complaints.push(`${page.url()} crashed`)));
}

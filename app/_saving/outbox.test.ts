import { beforeEach, expect, test, vi } from "vitest";

const disk = vi.hoisted(() => new Map<string, unknown>());
vi.mock("idb-keyval", () => ({
  createStore: () => "store",
  get: async (key: string) => disk.get(key),
  set: async (key: string, value: unknown) => void disk.set(key, value),
  setMany: async (all: [string, unknown][]) => all.forEach(([key, value]) => void disk.set(key, value)),
  update: async (key: string, change: (old: unknown) => unknown) => void disk.set(key, change(disk.get(key))),
  del: async (key: string) => void disk.delete(key),
  delMany: async (keys: string[]) => keys.forEach((key) => void disk.delete(key)),
  entries: async () => [...disk],
}));

/** The locks of one browser, with names that end when their page does. */
const held = new Map<string, Promise<unknown>>();
const locks = {
  async request(name: string, run: () => Promise<unknown>) {
    while (held.has(name)) await held.get(name);
    const running = run().finally(() => held.delete(name));
    held.set(name, running);
    return running;
  },
  query: async () => ({ held: [...held.keys()].map((name) => ({ name })) }),
};

beforeEach(() => {
  disk.clear();
  held.clear();
  vi.stubGlobal("indexedDB", {});
  vi.stubGlobal("navigator", { locks });
  return () => vi.unstubAllGlobals();
});

/** Another page of the same browser. */
async function openPage() {
  vi.resetModules();
  const { createOutbox, countUnsent } = await import("./outbox");
  return { createOutbox, countUnsent, ...createOutbox() };
}
type Page = Awaited<ReturnType<typeof openPage>>;

const all = () => true;
const kept = (count: number) =>
  vi.waitFor(() => expect([...disk.keys()].filter((key) => key !== "key")).toHaveLength(count));
const valuesOf = (found: Awaited<ReturnType<Page["claim"]>>) => found.map(({ value }) => value);
/** As a browser does when the pages are closed or crash. */
function closeAll(): void {
  for (const name of held.keys()) held.delete(name);
}

test("two pages keep a text each under one name, and each lets go of its own alone", async () => {
  const one = await openPage();
  const two = await openPage();
  one.keep("note", "c-ONE");
  two.keep("note", "c-TWO");
  await kept(2);
  expect(await two.countUnsent()).toBe(2);
  two.keep("note", null);
  await kept(1);
  closeAll();
  expect(valuesOf(await (await openPage()).claim(all))).toEqual(["c-ONE"]);
});

test("what a page keeps isn't taken while it is there", async () => {
  const one = await openPage();
  one.keep("note", "words");
  await kept(1);
  const two = await openPage();
  expect(await two.claim(all)).toEqual([]);
  closeAll();
  expect(valuesOf(await two.claim(all))).toEqual(["words"]);
});

test("of two pages that open at once one takes it over", async () => {
  (await openPage()).keep("note", "words");
  await kept(1);
  closeAll();
  const [one, two] = [await openPage(), await openPage()];
  const found = await Promise.all([one.claim(all), two.claim(all)]);
  expect(found.flat().map(({ value }) => value)).toEqual(["words"]);
});

test("what was taken over stays until it is let go of, and then is kept by its new page alone", async () => {
  (await openPage()).keep("note", "words");
  await kept(1);
  closeAll();
  const [found] = await (await openPage()).claim(all);
  await kept(1);
  closeAll();
  const next = await openPage();
  expect(valuesOf(await next.claim(all))).toEqual(["words"]);
  next.keep("note", "words, more");
  await kept(2);
  found?.letGo();
  await kept(1);
});

test("names are asked for, and the newest comes first", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  const one = await openPage();
  one.keep("kit/1", "old");
  one.keep("kit/10", "another");
  await kept(2);
  vi.setSystemTime(1_000_500);
  (await openPage()).keep("kit/1", "new");
  await kept(3);
  closeAll();
  const next = await openPage();
  expect(valuesOf(await next.claim((name) => name === "kit/1", 1))).toEqual(["new"]);
  expect(valuesOf(await (await openPage()).claim((name) => name === "kit/1"))).toEqual(["old"]);
  vi.useRealTimers();
});

test("another screen of the same page has what an earlier one left, and its late answer takes nothing away", async () => {
  const page = await openPage();
  page.keep("note", "left");
  await kept(1);
  const later = page.createOutbox();
  const [found] = await later.claim(all);
  expect(found?.value).toBe("left");
  later.keep("note", "left, and more");
  await kept(2);
  found?.letGo();
  page.keep("note", null);
  await kept(1);
  closeAll();
  expect(valuesOf(await (await openPage()).claim(all))).toEqual(["left, and more"]);
});

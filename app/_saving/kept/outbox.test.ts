import { beforeEach, expect, test, vi } from "vitest";

const disk = vi.hoisted(() => new Map<string, unknown>());
const room = vi.hoisted(() => ({ isFull: false }));
vi.mock("idb-keyval", () => ({
  createStore: () => "store",
  get: async (key: string) => disk.get(key),
  set: async (key: string, value: unknown) => {
    if (room.isFull) throw new Error("QuotaExceededError");
    disk.set(key, value);
  },
  setMany: async (all: [string, unknown][]) => all.forEach(([key, value]) => void disk.set(key, value)),
  update: async (key: string, change: (old: unknown) => unknown) => void disk.set(key, change(disk.get(key))),
  del: async (key: string) => void disk.delete(key),
  delMany: async (keys: string[]) => keys.forEach((key) => void disk.delete(key)),
  entries: async () => [...disk],
}));

type Options = { signal?: AbortSignal };
type Run = () => Promise<unknown>;
/** The locks of one browser, with names that end when their page does. */
const held = new Map<string, { free: Promise<void>; letGo(): void }>();
const asked = new Set<string>();
const locks = {
  async request(name: string, ...given: [Options, Run] | [Run]) {
    const [{ signal }, run] = given.length === 2 ? given : [{}, given[0]];
    asked.add(name);
    const isOver = new Promise<void>((done) => signal?.addEventListener("abort", () => done()));
    while (held.has(name)) {
      await Promise.race([held.get(name)?.free, isOver]);
      if (signal?.aborted) throw new Error("It took too long.");
    }
    let letGo = () => {};
    const free = new Promise<void>((done) => {
      letGo = done;
    });
    held.set(name, { free, letGo });
    return run().finally(() => close(name));
  },
  query: async () => ({ held: [...held.keys()].map((name) => ({ name, mode: "exclusive" })) }),
};

function close(name: string): void {
  held.get(name)?.letGo();
  held.delete(name);
}

beforeEach(() => {
  disk.clear();
  held.clear();
  room.isFull = false;
  vi.stubGlobal("indexedDB", {});
  vi.stubGlobal("navigator", { locks });
  return () => vi.unstubAllGlobals();
});

/** Another page of the same browser. */
async function openPage() {
  vi.resetModules();
  const outbox = await import("./outbox");
  return { ...outbox, ...outbox.createOutbox() };
}
type Page = Awaited<ReturnType<typeof openPage>>;

const all = () => true;
const kept = (count: number) =>
  vi.waitFor(() => expect([...disk.keys()].filter((key) => key !== "key")).toHaveLength(count), {
    timeout: 10_000,
  });
const valuesOf = (found: Awaited<ReturnType<Page["claim"]>>) => found.map(({ value }) => value);
/** As a browser does when the pages are closed or crash. */
function closeAll(): void {
  for (const name of held.keys()) close(name);
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

test("what a page kept that is just being closed is waited for", async () => {
  const one = await openPage();
  one.keep("note", "words");
  await kept(1);
  const [holder = ""] = held.keys();
  asked.clear();
  const claiming = (await openPage()).claim(all);
  await vi.waitUntil(() => asked.has(holder), { timeout: 10_000 });
  closeAll();
  expect(valuesOf(await claiming)).toEqual(["words"]);
});

test("what a page keeps isn't brought back to it while somebody types on, nor twice what it took over", async () => {
  (await openPage()).keep("note", "of another");
  await kept(1);
  closeAll();
  const page = await openPage();
  expect(valuesOf(await page.claim(all))).toEqual(["of another"]);
  page.keep("note", "typed since");
  await kept(2);
  expect(await page.claim(all)).toEqual([]);
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

test("what the browser has no room for is told as long as only the page has it", async () => {
  const window = new EventTarget();
  vi.stubGlobal("window", window);
  const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  const page = await openPage();
  page.keep("note", "first");
  expect(await page.untilKept()).toEqual([]);
  room.isFull = true;
  page.keep("note", "first, and more");
  expect(await page.untilKept()).toEqual(["first, and more"]);
  expect(asks()).toBe(true);
  expect(await page.countUnsent()).toBe(1);
  expect(await page.lookUp("note")).toEqual({ count: 1, keeping: "nowhere" });
  room.isFull = false;
  page.keep("note", "first, and more, shorter");
  expect(await page.untilKept()).toEqual([]);
  expect(asks()).toBe(false);
  expect(await page.lookUp("note")).toEqual({ count: 1, keeping: "for a day" });
});

test("what nobody can read any more isn't counted", async () => {
  const one = await openPage();
  one.keep("note", "words");
  await kept(1);
  disk.delete("key");
  expect(await one.countUnsent()).toBe(0);
  const two = await openPage();
  two.keep("rating", "4");
  await kept(2);
  expect(await two.countUnsent()).toBe(1);
  expect(await two.lookUp("note")).toEqual({ count: 0, keeping: "for a day" });
});

test("where there is no encryption a text lies in its tab, and that is what is said", async () => {
  vi.stubGlobal("indexedDB", undefined);
  vi.stubGlobal("sessionStorage", {});
  const page = await openPage();
  expect(await page.lookUp("note")).toEqual({ count: 0, keeping: "in this tab" });
});

test("a page that goes on waits for the end of another with such texts, and takes them over", async () => {
  const one = await openPage();
  one.keep("note", "of a tab that is open");
  await kept(1);
  const [tab = ""] = held.keys();
  const two = await openPage();
  two.keep("other", "makes it a page of its own");
  await kept(2);
  const leaving = new AbortController();
  expect(await two.untilLeft((name) => name === "nothing", leaving.signal)).toBe(false);
  const isLeft = two.untilLeft((name) => name === "note", leaving.signal);
  close(tab);
  expect(await isLeft).toBe(true);
  expect(valuesOf(await two.claim((name) => name === "note"))).toEqual(["of a tab that is open"]);
});

test("a page that is still open once somebody signed out keeps nothing for the next person, and reads nothing of theirs", async () => {
  const [left, leaving] = [await openPage(), await openPage()];
  left.keep("note", "before");
  await kept(1);
  await leaving.wipeUnsent();
  expect(await left.keep("note", "after")).toBe("nowhere");
  expect(await left.untilKept()).toEqual(["after"]);
  expect([...disk.keys()]).toEqual([]);
  const next = await openPage();
  next.keep("note", "of the next person");
  await kept(1);
  expect(await left.keep("note", "after, and more")).toBe("nowhere");
  await kept(1);
  closeAll();
  expect(await left.claim(all)).toEqual([]);
  expect(valuesOf(await (await openPage()).claim(all))).toEqual(["of the next person"]);
});

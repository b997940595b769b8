// A browser for the outbox's tests: its store, its locks, and pages that are opened and closed.
import { beforeEach, expect, vi } from "vitest";

export const disk = new Map<string, unknown>();
/** What the store refuses. */
export const refuses = { writing: false, everything: false };
const may = async (isWriting: boolean) => {
  if (refuses.everything) throw new Error("UnknownError");
  if (isWriting && refuses.writing) throw new Error("QuotaExceededError");
};

vi.doMock("idb-keyval", () => ({
  createStore: () => "store",
  get: (key: string) => may(false).then(() => disk.get(key)),
  set: (key: string, value: unknown) => may(true).then(() => void disk.set(key, value)),
  setMany: (all: [string, unknown][]) =>
    may(true).then(() => all.forEach(([key, value]) => void disk.set(key, value))),
  update: (key: string, change: (old: unknown) => unknown) =>
    may(true).then(() => void disk.set(key, change(disk.get(key)))),
  del: (key: string) => may(false).then(() => void disk.delete(key)),
  delMany: (keys: string[]) => may(false).then(() => keys.forEach((key) => void disk.delete(key))),
  entries: () => may(false).then(() => [...disk]),
}));

type Options = { signal?: AbortSignal };
type Run = () => Promise<unknown>;
/** The locks of one browser, with names that end when their page does. */
export const held = new Map<string, { free: Promise<void>; letGo(): void }>();
export const asked = new Set<string>();
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

export function close(name: string): void {
  held.get(name)?.letGo();
  held.delete(name);
}

beforeEach(() => {
  disk.clear();
  held.clear();
  Object.assign(refuses, { writing: false, everything: false });
  vi.stubGlobal("indexedDB", {});
  vi.stubGlobal("navigator", { locks });
  return () => vi.unstubAllGlobals();
});

/** Another page of the same browser. */
export async function openPage() {
  vi.resetModules();
  const outbox = await import("./outbox");
  return { ...outbox, ...outbox.createOutbox() };
}
type Page = Awaited<ReturnType<typeof openPage>>;

export const all = () => true;
export const kept = (count: number) =>
  vi.waitFor(() => expect([...disk.keys()].filter((key) => key !== "key")).toHaveLength(count), {
    timeout: 10_000,
  });
export const valuesOf = (found: Awaited<ReturnType<Page["claim"]>>) => found.map(({ value }) => value);
/** As a browser does when the pages are closed or crash. */
export function closeAll(): void {
  for (const name of held.keys()) close(name);
}

// Text that the server has not acknowledged, kept in this browser only: encrypted with a key that sign-out deletes, for at
// most a day. Every page keeps its own entries: two tabs of one room never write over each other. What a page leaves behind
// is taken over by the next that asks for it; a lock that the browser lets go of with the page tells who is still there.
// Where the page isn't a secure context (plain http to another host) there is no encryption to be had, and the tab's own
// session storage is used: it outlives a reload, not the tab.
import { del, delMany, entries, set, setMany } from "idb-keyval";
import { holdPage, listAlone, listOpenPages, untilClosed, untilOneCloses } from "./page-locks";
import { encrypts, findKey, keyName, type Sealed, seal, store, unseal } from "./secret";
import { forgetUnkept, listUnkept, noteUnkept } from "./unkept";

const dayMs = 24 * 60 * 60 * 1000;
const inSession = "unsent:";

/** Stored under its name and its writer, with a space between. `page` is the one that has it now. */
type Entry = Sealed & { page?: string; keptAtMs: number; isRefused?: boolean };
type Unsent = {
  name: string;
  value: unknown;
  keptAtMs: number;
  /** Once it is kept elsewhere or nobody wants it. What this outbox keeps itself stays until it keeps something else. */
  letGo(): void;
};
type Outbox = {
  /**
   * Keeps a value under a name; null lets go of it. Calls for one name apply in their order. What was refused for good is
   * kept too, but not counted as unsent. Resolves once it lies there.
   */
  keep(name: string, value: unknown, isRefused?: boolean): Promise<Keeping>;
  /** Takes over what pages that are gone, or were left for this one, kept under such names: the newest first. */
  claim(wants: (name: string) => boolean, atMost?: number): Promise<Unsent[]>;
  /** Until one is gone of the pages that keep such names now; false where none does, or the signal came first. */
  untilLeft(wants: (name: string) => boolean, signal: AbortSignal): Promise<boolean>;
};

const nameOf = (key: string) => key.split(" ", 1)[0] ?? key;

const queues = new Map<string, Promise<void>>();
function enqueue<T>(name: string, work: () => Promise<T>): Promise<T> {
  const done = (queues.get(name) ?? Promise.resolve()).then(work);
  queues.set(
    name,
    done.then(
      () => undefined,
      () => undefined,
    ),
  );
  return done;
}

async function keepOrNote(key: string, value: unknown, isRefused?: boolean): Promise<Keeping> {
  try {
    await write(key, value, isRefused);
    forgetUnkept(key);
    return keptSo();
  } catch {
    if (value === null) forgetUnkept(key);
    else noteUnkept(key, value);
    return "nowhere";
  }
}

async function write(key: string, value: unknown, isRefused = false): Promise<void> {
  if (!encrypts()) {
    if (value === null) sessionStorage.removeItem(inSession + key);
    else sessionStorage.setItem(inSession + key, JSON.stringify({ keptAtMs: Date.now(), isRefused, value }));
    return;
  }
  if (value === null) return del(key, store());
  const page = await holdPage();
  const sealed = await seal(value);
  await set(key, { ...sealed, page, keptAtMs: Date.now(), isRefused } satisfies Entry, store());
}

/** For one screen's texts: what it acknowledges is its own, not another's that came or comes after it. */
export function createOutbox(): Outbox {
  const writer = encrypts() ? crypto.randomUUID() : "tab";
  /** What this one has already: taken over, or kept by itself. */
  const had = new Set<string>();

  function unsentOf([key, { value, keptAtMs }]: [string, Opened]): Unsent {
    const name = nameOf(key);
    const isOwn = key === `${name} ${writer}`;
    had.add(key);
    return {
      name,
      value,
      keptAtMs,
      letGo: () => void (isOwn ? undefined : enqueue(name, () => write(key, null)).catch(() => undefined)),
    };
  }

  return {
    keep(name, value, isRefused) {
      const key = `${name} ${writer}`;
      had.add(key);
      return enqueue(name, () => keepOrNote(key, value, isRefused));
    },
    async claim(wants, atMost) {
      await untilKept();
      const isWanted = (key: string) => wants(nameOf(key)) && !had.has(key);
      const found = encrypts() ? await takeOver(isWanted, atMost) : listSession(isWanted);
      return found.slice(0, atMost).map(unsentOf);
    },
    async untilLeft(wants, signal) {
      if (!encrypts()) return false;
      const open = await listOpenPages();
      const pages = (await listEntries()).flatMap(([key, { page }]) => (wants(nameOf(key)) && page) || []);
      return untilOneCloses(
        pages.filter((page) => open.includes(page)),
        signal,
      );
    },
  };
}

type Opened = { value: unknown; keptAtMs: number };

function listSession(isWanted: (key: string) => boolean): [string, Opened][] {
  return Object.entries(sessionStorage)
    .filter(([key]) => key.startsWith(inSession) && isWanted(key.slice(inSession.length)))
    .map(([key, raw]) => [key.slice(inSession.length), JSON.parse(raw) as Opened]);
}

async function takeOver(isWanted: (key: string) => boolean, atMost?: number): Promise<[string, Opened][]> {
  // Most pages find nothing, and hold no lock.
  if (!(await listEntries()).some(([key]) => isWanted(key))) return [];
  const page = await holdPage();
  await untilClosed(
    (await listEntries()).flatMap(([key, entry]) => (isWanted(key) ? (entry.page ?? []) : [])),
  );
  return navigator.locks.request("unsent is taken over", async () => {
    const others = (await listOpenPages()).filter((open) => open !== page);
    const free = (await listEntries())
      .filter(([key, entry]) => isWanted(key) && !others.includes(entry.page ?? ""))
      .sort(([, a], [, b]) => b.keptAtMs - a.keptAtMs);
    const secret = await findKey();
    if (!secret) return [];
    const read = await Promise.all(
      free.map(async ([key, entry]) => ({ key, entry, value: await unseal(secret, entry) })),
    );
    const found = read.filter(({ value }) => value !== undefined).slice(0, atMost);
    await setMany(
      found.map(({ key, entry }) => [key, { ...entry, page }]),
      store(),
    );
    return found.map(({ key, entry, value }) => [key, { value, keptAtMs: entry.keptAtMs }]);
  });
}

/** All but the key. Those older than a day are dropped. */
async function listEntries(): Promise<[string, Entry][]> {
  const all = (await entries<string, Entry>(store())).filter(([name]) => name !== keyName);
  const old = all.filter(([, { keptAtMs }]) => Date.now() - keptAtMs > dayMs);
  if (old.length === 0) return all;
  await delMany(
    old.map(([name]) => name),
    store(),
  );
  return all.filter((entry) => !old.includes(entry));
}

function listInSession(): [string, { isRefused?: boolean }][] {
  return Object.entries<string>(sessionStorage)
    .filter(([name]) => name.startsWith(inSession))
    .map(([name, raw]) => [name.slice(inSession.length), JSON.parse(raw) as { isRefused?: boolean }]);
}

/** Until all that was typed so far is kept; what couldn't be. */
export async function untilKept(): Promise<unknown[]> {
  await Promise.all(queues.values());
  return listUnkept().map(([, { value }]) => value);
}

/** How many texts may still be saved: of all pages where the browser lets them be counted, of this one in any case. */
export async function countUnsent(): Promise<number> {
  await untilKept();
  const kept = (await listKept().catch(() => [])).filter(([, { isRefused }]) => !isRefused);
  return new Set([...kept, ...listUnkept()].map(([key]) => key)).size;
}

/** How long what couldn't be saved stays in this browser. */
export type Keeping = "for a day" | "in this tab" | "nowhere";
const keptSo = () => (encrypts() ? "for a day" : "in this tab");

export type Found = {
  count: number;
  keeping: Keeping;
  /** False where only this page could be looked at: other tabs may have such texts. */
  isAll: boolean;
};

/** How many texts lie here under names that begin so, of this page and others, once what is under way is kept. */
export async function lookUp(name: string): Promise<Found> {
  await untilKept();
  const isSo = (key: string) => key.startsWith(name);
  const own = listUnkept()
    .map(([key]) => key)
    .filter(isSo);
  const found = await listOfBrowser().catch(() => null);
  return {
    count: new Set([...own, ...(found ?? []).filter(isSo)]).size,
    keeping: own.length > 0 ? "nowhere" : keptSo(),
    isAll: found !== null && encrypts(),
  };
}

/** What lies in it, and what other pages have alone. */
const listOfBrowser = async () => [
  ...(await listKept()).map(([key]) => key),
  ...(encrypts() ? await listAlone() : []),
];

async function listKept(): Promise<[string, { isRefused?: boolean }][]> {
  if (!encrypts()) return listInSession();
  const [secret, all] = [await findKey(), await listEntries()];
  if (!secret) return [];
  const read = await Promise.all(all.map(([, entry]) => unseal(secret, entry)));
  return all.filter((_, index) => read[index] !== undefined);
}

/** Called on sign-out: the key and everything kept under it go. */
export async function wipeUnsent(): Promise<void> {
  for (const [key] of listUnkept()) forgetUnkept(key);
  if (!encrypts()) {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(inSession)) sessionStorage.removeItem(name);
    return;
  }
  await delMany(
    (await entries(store())).map(([name]) => name),
    store(),
  );
}

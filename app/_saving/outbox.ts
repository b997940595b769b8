// Text that the server has not acknowledged, kept in this browser only: encrypted with a key that sign-out deletes, for at
// most a day. Every page keeps its own entries: two tabs of one room never write over each other. What a page leaves behind
// is taken over by the next that asks for it; a lock that the browser lets go of with the page tells who is still there.
// Where the page isn't a secure context (plain http to another host) there is no encryption to be had, and the tab's own
// session storage is used: it outlives a reload, not the tab.
import { createStore, del, delMany, entries, get, set, setMany, update } from "idb-keyval";

const dayMs = 24 * 60 * 60 * 1000;
const keyName = "key";
const inSession = "unsent:";
const pageLock = "unsent of page ";

/** Stored under its name and its writer, with a space between. `page` is the one that has it now. */
type Entry = {
  page?: string;
  keptAtMs: number;
  isRefused?: boolean;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
};
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
   * kept too, but not counted as unsent.
   */
  keep(name: string, value: unknown, isRefused?: boolean): void;
  /** Takes over what pages that are gone, or were left for this one, kept under such names: the newest first. */
  claim(wants: (name: string) => boolean, atMost?: number): Promise<Unsent[]>;
};

let opened: ReturnType<typeof createStore> | undefined;
function store() {
  opened ??= createStore("rehearse-outbox", "unsent");
  return opened;
}

const encrypts = () => typeof indexedDB !== "undefined" && globalThis.crypto?.subtle !== undefined;
const nameOf = (key: string) => key.split(" ", 1)[0] ?? key;

let here: Promise<string> | undefined;
/** This page's name among the pages, held as a lock for as long as the page is there. */
function holdPage(): Promise<string> {
  here ??= new Promise((hold, fail) => {
    const page = crypto.randomUUID();
    const untilGone = () => new Promise<never>(() => hold(page));
    navigator.locks.request(pageLock + page, untilGone).catch(fail);
  });
  return here;
}

async function secretKey(): Promise<CryptoKey> {
  const found = await get<CryptoKey>(keyName, store());
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  // Another tab may have made one meanwhile: what it encrypted has to stay readable.
  await update<CryptoKey>(keyName, (theirs) => theirs ?? made, store());
  return (await get<CryptoKey>(keyName, store())) ?? made;
}

const queues = new Map<string, Promise<void>>();
function enqueue(name: string, work: () => Promise<void>): void {
  const last = queues.get(name) ?? Promise.resolve();
  queues.set(
    name,
    last.then(work).catch(() => undefined),
  );
}

async function write(key: string, value: unknown, isRefused = false): Promise<void> {
  if (!encrypts()) {
    if (value === null) sessionStorage.removeItem(inSession + key);
    else sessionStorage.setItem(inSession + key, JSON.stringify({ keptAtMs: Date.now(), isRefused, value }));
    return;
  }
  if (value === null) return del(key, store());
  const page = await holdPage();
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await secretKey(), text);
  await set(key, { page, keptAtMs: Date.now(), isRefused, iv, data } satisfies Entry, store());
}

/** For one screen's texts: what it acknowledges is its own, not another's that came or comes after it. */
export function createOutbox(): Outbox {
  const writer = encrypts() ? crypto.randomUUID() : "tab";
  const taken = new Set<string>();

  function unsentOf([key, { value, keptAtMs }]: [string, Opened]): Unsent {
    const name = nameOf(key);
    const isOwn = key === `${name} ${writer}`;
    if (!isOwn) taken.add(key);
    return {
      name,
      value,
      keptAtMs,
      letGo: () => (isOwn ? undefined : enqueue(name, () => write(key, null))),
    };
  }

  return {
    keep: (name, value, isRefused) => enqueue(name, () => write(`${name} ${writer}`, value, isRefused)),
    async claim(wants, atMost) {
      await Promise.all(queues.values());
      const isWanted = (key: string) => wants(nameOf(key)) && !taken.has(key);
      const found = encrypts() ? await takeOver(isWanted, atMost) : listSession(isWanted);
      return found.slice(0, atMost).map(unsentOf);
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
  return navigator.locks.request("unsent is taken over", async () => {
    const alive = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
    const free = (await listEntries())
      .filter(([key, entry]) => isWanted(key) && (entry.page === page || !alive.has(pageLock + entry.page)))
      .sort(([, a], [, b]) => b.keptAtMs - a.keptAtMs);
    const secret = await secretKey();
    const read = await Promise.all(
      free.map(async ([key, entry]) => ({ key, entry, value: await open(secret, entry) })),
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

async function open(key: CryptoKey, { iv, data }: Entry): Promise<unknown> {
  try {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    // Kept under a key that sign-out deleted: nobody may read it any more.
    return undefined;
  }
}

function listInSession(): [string, { isRefused?: boolean }][] {
  return Object.entries<string>(sessionStorage)
    .filter(([name]) => name.startsWith(inSession))
    .map(([name, raw]) => [name.slice(inSession.length), JSON.parse(raw) as { isRefused?: boolean }]);
}

/** How many texts may still be saved. */
export async function countUnsent(): Promise<number> {
  return (await listKept()).filter(([, { isRefused }]) => !isRefused).length;
}

/** How many texts lie here under names that begin so, of this page and others, once what is under way is kept. */
export async function countKept(name: string): Promise<number> {
  await Promise.all(queues.values());
  return (await listKept()).filter(([key]) => key.startsWith(name)).length;
}

const listKept = async (): Promise<[string, { isRefused?: boolean }][]> =>
  encrypts() ? listEntries() : listInSession();

/** Called on sign-out: the key and everything kept under it go. */
export async function wipeUnsent(): Promise<void> {
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

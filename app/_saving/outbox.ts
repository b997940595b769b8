// Text that the server has not acknowledged, kept in this browser only: encrypted with a key that sign-out deletes, for at
// most a day. Where the page isn't a secure context (plain http to another host) there is no encryption to be had, and the
// tab's own session storage is used: it outlives a reload, not the tab.
import { createStore, del, delMany, entries, get, set } from "idb-keyval";

const dayMs = 24 * 60 * 60 * 1000;
const keyName = "key";
const inSession = "unsent:";

type Entry = { keptAtMs: number; isRefused?: boolean; iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };
type Unsent = { value: unknown; keptAtMs: number };
let opened: ReturnType<typeof createStore> | undefined;

function store() {
  opened ??= createStore("rehearse-outbox", "unsent");
  return opened;
}

const encrypts = () => typeof indexedDB !== "undefined" && globalThis.crypto?.subtle !== undefined;

async function secretKey(): Promise<CryptoKey> {
  const found = await get<CryptoKey>(keyName, store());
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await set(keyName, made, store());
  return made;
}

/**
 * Keeps a value under a name; null lets go of it. Calls for one name apply in their order. What was refused for good is
 * kept too, but not counted as unsent.
 */
const queues = new Map<string, Promise<void>>();
export function keepUnsent(name: string, value: unknown, isRefused = false): void {
  const last = queues.get(name) ?? Promise.resolve();
  const next = last.then(() => write(name, value, isRefused)).catch(() => undefined);
  queues.set(name, next);
}

async function write(name: string, value: unknown, isRefused: boolean): Promise<void> {
  if (!encrypts()) {
    if (value === null) sessionStorage.removeItem(inSession + name);
    else sessionStorage.setItem(inSession + name, JSON.stringify({ keptAtMs: Date.now(), isRefused, value }));
    return;
  }
  if (value === null) return del(name, store());
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await secretKey(), text);
  await set(name, { keptAtMs: Date.now(), isRefused, iv, data } satisfies Entry, store());
}

/** What was kept under names that begin so, by the rest of the name. */
export async function listUnsent(prefix: string): Promise<Map<string, Unsent>> {
  const found = new Map<string, Unsent>();
  if (!encrypts()) {
    for (const [name, raw] of Object.entries(sessionStorage))
      if (name.startsWith(inSession + prefix))
        found.set(name.slice(inSession.length + prefix.length), JSON.parse(raw) as Unsent);
    return found;
  }
  for (const [name, entry] of await listEntries()) {
    const value = name.startsWith(prefix) ? await open(await secretKey(), entry) : undefined;
    if (value !== undefined) found.set(name.slice(prefix.length), { value, keptAtMs: entry.keptAtMs });
  }
  return found;
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
    .map(([name, raw]) => [name, JSON.parse(raw) as { isRefused?: boolean }]);
}

/** How many texts may still be saved. */
export async function countUnsent(): Promise<number> {
  const all = encrypts() ? await listEntries() : listInSession();
  return all.filter(([, { isRefused }]) => !isRefused).length;
}

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

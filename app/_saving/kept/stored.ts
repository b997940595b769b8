// What lies in the browser's own store under names and writers, and in which page's hands.
import { del, delMany, entries, set, setMany } from "idb-keyval";
import { holdPage, listOpenPages, untilClosed } from "./page-locks";
import { encrypts, findKey, keyName, type Sealed, seal, store, unseal } from "./secret";

const dayMs = 24 * 60 * 60 * 1000;
const inSession = "unsent:";

/** Stored under its name and its writer, with a space between. `page` is the one that has it now. */
type Entry = Sealed & { page?: string; keptAtMs: number; isRefused?: boolean };

export async function write(key: string, value: unknown, isRefused = false): Promise<void> {
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

export type Opened = { value: unknown; keptAtMs: number };

/** What lies there of pages that are gone, or of this one: from now on it is this one's. */
export const takeOver = async (isWanted: (key: string) => boolean, atMost?: number) =>
  encrypts() ? takeOverEntries(isWanted, atMost) : listSession(isWanted);

function listSession(isWanted: (key: string) => boolean): [string, Opened][] {
  return Object.entries(sessionStorage)
    .filter(([key]) => key.startsWith(inSession) && isWanted(key.slice(inSession.length)))
    .map(([key, raw]) => [key.slice(inSession.length), JSON.parse(raw) as Opened]);
}

async function takeOverEntries(
  isWanted: (key: string) => boolean,
  atMost?: number,
): Promise<[string, Opened][]> {
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
    // Where there is no room to write who has them now, another page may bring them back as well: rather twice than not at all.
    await setMany(
      found.map(({ key, entry }) => [key, { ...entry, page }]),
      store(),
    ).catch(() => undefined);
    return found.map(({ key, entry, value }) => [key, { value, keptAtMs: entry.keptAtMs }]);
  });
}

/** All but the key. Those older than a day are dropped, but what an open page says is kept. */
export async function listEntries(): Promise<[string, Entry][]> {
  const all = (await entries<string, Entry>(store())).filter(([name]) => name !== keyName);
  const aged = all.filter(([, { keptAtMs }]) => Date.now() - keptAtMs > dayMs);
  if (aged.length === 0) return all;
  const open = await listOpenPages();
  const old = aged.filter(([, { page = "" }]) => !open.includes(page));
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

export async function listKept(): Promise<[string, { isRefused?: boolean }][]> {
  if (!encrypts()) return listInSession();
  const [secret, all] = [await findKey(), await listEntries()];
  if (!secret) return [];
  const read = await Promise.all(all.map(([, entry]) => unseal(secret, entry)));
  return all.filter((_, index) => read[index] !== undefined);
}

export async function wipe(): Promise<void> {
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

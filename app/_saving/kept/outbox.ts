// Text that the server has not acknowledged, kept in this browser only: encrypted with a key that sign-out deletes, for at
// most a day once its page is gone. Every page keeps its own entries: two tabs of one room never write over each other. What a page leaves behind
// is taken over by the next that asks for it; a lock that the browser lets go of with the page tells who is still there.
// Where the page isn't a secure context (plain http to another host) there is no encryption to be had, and the tab's own
// session storage is used: it outlives a reload, not the tab.
import { listAlone, listOpenPages, untilOneCloses } from "./page-locks";
import { encrypts } from "./secret";
import { listEntries, listKept, type Opened, takeOver, wipe, write } from "./stored";
import { forgetUnkept, isUnkept, listUnkept, noteUnkept } from "./unkept";

type Unsent = {
  name: string;
  value: unknown;
  keptAtMs: number;
  /**
   * Once it is kept elsewhere or nobody wants it; it stays for as long as what took its place here lies nowhere. What this outbox
   * keeps itself stays until it keeps something else.
   */
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

/** For one screen's texts: what it acknowledges is its own, not another's that came or comes after it. */
export function createOutbox(): Outbox {
  const writer = encrypts() ? crypto.randomUUID() : "tab";
  /** What this one has already: taken over, or kept by itself. */
  const had = new Set<string>();
  /** What came back and has a successor here. */
  const replaced = new Set<string>();
  const keyOf = (name: string) => `${name} ${writer}`;

  async function dropReplaced(name: string): Promise<void> {
    if (isUnkept(keyOf(name))) return;
    for (const key of [...replaced].filter((one) => nameOf(one) === name)) {
      await keepOrNote(key, null);
      replaced.delete(key);
    }
  }

  function unsentOf([key, { value, keptAtMs }]: [string, Opened]): Unsent {
    const name = nameOf(key);
    had.add(key);
    return {
      name,
      value,
      keptAtMs,
      letGo() {
        if (key === keyOf(name)) return;
        replaced.add(key);
        void enqueue(name, () => dropReplaced(name));
      },
    };
  }

  return {
    keep(name, value, isRefused) {
      const key = keyOf(name);
      had.add(key);
      return enqueue(name, async () => {
        const keeping = await keepOrNote(key, value, isRefused);
        await dropReplaced(name);
        return keeping;
      });
    },
    async claim(wants, atMost) {
      await untilKept();
      const isWanted = (key: string) => wants(nameOf(key)) && !had.has(key);
      // A screen that was here before may have left what only the page has. A browser that refuses its store has nothing else.
      const alone = listUnkept().filter(([key]) => isWanted(key));
      const stored = await takeOver(isWanted, atMost).catch(() => []);
      const found = [...alone, ...stored.filter(([key]) => !isUnkept(key))];
      return found
        .sort(([, a], [, b]) => b.keptAtMs - a.keptAtMs)
        .slice(0, atMost)
        .map(unsentOf);
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

/** Called on sign-out: the key and everything kept under it go. */
export async function wipeUnsent(): Promise<void> {
  for (const [key] of listUnkept()) forgetUnkept(key);
  await wipe();
}

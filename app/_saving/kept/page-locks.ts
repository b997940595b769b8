// Who of this browser's pages is there: each holds a lock of its own, which the browser lets go of with the page.

const prefix = "unsent of page ";
const alone = "unsent on its page alone ";
const closingMs = 1_000;

let here: Promise<string> | undefined;
/** This page's name among the pages, held as a lock for as long as the page is there. */
export function holdPage(): Promise<string> {
  here ??= new Promise((hold, fail) => {
    const page = crypto.randomUUID();
    const untilGone = () => new Promise<never>(() => hold(page));
    navigator.locks.request(prefix + page, untilGone).catch(fail);
  });
  return here;
}

/**
 * A browser lets go of a page's lock some time after the page is gone; whose page stays is waited for no longer. Whoever waited
 * shares the lock for a moment: held by one alone it would pass for the page itself.
 */
export async function untilClosed(pages: string[]): Promise<void> {
  const own = await here;
  const asked = { signal: AbortSignal.timeout(closingMs), mode: "shared" } as const;
  const others = [...new Set(pages)].filter((page) => page !== own);
  await Promise.allSettled(
    others.map((page) => navigator.locks.request(prefix + page, asked, async () => undefined)),
  );
}

/** False where there is none, or the signal came first. Who waits stands in line with a lock of which nothing is read. */
export async function untilOneCloses(pages: string[], signal: AbortSignal): Promise<boolean> {
  const own = await here;
  const stop = new AbortController();
  const waiting = { signal: AbortSignal.any([signal, stop.signal]), mode: "shared" } as const;
  const others = [...new Set(pages)].filter((page) => page !== own);
  const closings = others.map((page) => navigator.locks.request(prefix + page, waiting, async () => true));
  const isClosed = await Promise.any(closings).catch(() => false);
  stop.abort();
  return isClosed;
}

export const listOpenPages = () => listHeld(prefix);

/** Tells other pages of a text that no store has, for as long as this page is there. Returns what ends that. */
export function tellAlone(key: string): () => void {
  let end = () => {};
  const isOver = new Promise<void>((done) => {
    end = done;
  });
  // A browser that refuses this too refuses to list them, and then nobody claims to know of every page.
  void navigator.locks.request(alone + key, () => isOver).catch(() => undefined);
  return end;
}

/** The texts that pages of this browser have alone. */
export const listAlone = () => listHeld(alone);

async function listHeld(beginning: string): Promise<string[]> {
  const { held = [] } = await navigator.locks.query();
  return held.flatMap(({ name, mode }) =>
    mode === "exclusive" && name?.startsWith(beginning) ? name.slice(beginning.length) : [],
  );
}

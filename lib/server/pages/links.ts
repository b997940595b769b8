// Whether a code opens a link is asked of the pages' process, which has the database: whoever holds a good one takes turns as that code,
// whatever else comes from their address: once found open it is known for a while, so that only a first look waits where junk has used up
// its address's. Both sides of it; the codes go over the processes' channel and nowhere else.
import { TokenBuckets } from "@/lib/rate-limit";
import type { Kept } from "@/lib/server/kept";

export type LinkQuestion = { link: number; code: string };
export type LinkAnswer = { link: number; opens: boolean };

/** Of one address: as many as it may have connections, then 200 a second. */
const limit = { burst: 1_500, refillMs: 5 };
/** Whoever hears nothing by then takes turns as their address. */
const longestMs = 1_000;

/** One that is closed meanwhile still takes turns as itself: what it opens is the page's to say. */
const knownMs = 10 * 60_000;
/** The latest. */
const mostKnown = 5_000;

export function createLinks({ mayHear, say }: Pick<Kept<LinkQuestion>, "mayHear" | "say">) {
  const buckets = new TokenBuckets(limit);
  const waiting = new Map<number, (opens: boolean) => void>();
  const knownUntil = new Map<string, number>();
  let asked = 0;
  async function opens(code: string, address: string): Promise<boolean> {
    if (performance.now() < (knownUntil.get(code) ?? 0)) return true;
    const isOpen = await ask(code, address);
    if (isOpen) remember(code);
    return isOpen;
  }
  function remember(code: string): void {
    knownUntil.delete(code);
    knownUntil.set(code, performance.now() + knownMs);
    const [oldest = code] = knownUntil.keys();
    if (knownUntil.size > mostKnown) knownUntil.delete(oldest);
  }
  async function ask(code: string, address: string): Promise<boolean> {
    if (!mayHear() || buckets.take(address) > 0) return false;
    const link = asked++;
    const answer = new Promise<boolean>((done) => waiting.set(link, done));
    const timer = setTimeout(() => hear({ link, opens: false }), longestMs).unref();
    say({ link, code });
    return answer.finally(() => clearTimeout(timer));
  }
  function hear({ link, opens }: LinkAnswer): void {
    waiting.get(link)?.(opens);
    waiting.delete(link);
  }
  return { opens, hear };
}

const mostAtOnce = 1_000;

/**
 * In the other process: one look at a time, for all who asked meanwhile. However many ask, it takes one connection, and a code that
 * there is takes as long as one that there isn't.
 */
export function createLooks(
  findOpen: (codes: string[]) => Promise<Set<string>>,
  tell: (answer: LinkAnswer) => void,
): (question: LinkQuestion) => void {
  const waiting: LinkQuestion[] = [];
  let isLooking = false;
  async function lookAll(): Promise<void> {
    isLooking = true;
    while (waiting.length > 0) {
      const some = waiting.splice(0, mostAtOnce);
      // Where the database doesn't answer, the page itself says so.
      const open = await findOpen(some.map(({ code }) => code)).catch(() => new Set());
      for (const { link, code } of some) tell({ link, opens: open.has(code) });
    }
    isLooking = false;
  }
  return (question) => {
    waiting.push(question);
    if (!isLooking) void lookAll();
  };
}

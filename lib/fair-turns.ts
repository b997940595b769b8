// What is costly and anybody may ask for is done a few at a time, in turns between those who ask: nobody's load is before
// somebody else's first (docs/decisions/0030, 0033).
import { AsyncResource } from "node:async_hooks";
import { inNobodysName, noteWaiting } from "@/db/patience";
import { AppError } from "./errors";
import { type Limit, TokenBuckets } from "./rate-limit";

/** `from` takes turns with others like it; whoever is known goes before strangers. */
export type Asker = { from: string; isKnown: boolean; address?: string };
type Options = {
  /** As many as come, where nothing is said. */
  mostWaiting?: number;
  /** One, where nothing is said; `ofEach`: from one place. */
  atOnce?: number;
  ofEach?: number;
  ofAddress?: number;
  longestMs?: number | (() => number);
  /** Of all strangers together, so that something of the machine is left. */
  pace?: Limit;
  /** How long this place, or its address, has to rest before its next; 0: it may begin. */
  restMs?(asker: Pick<Job, "from" | "address">): number;
};
type Job = {
  from: string;
  address: string;
  countedAs: string;
  atMs: number;
  begin(): Promise<void>;
  refuse(): void;
};

export class FairTurns {
  readonly #now: () => number;
  readonly #pace: TokenBuckets | undefined;
  readonly #known: Line;
  readonly #strangers: Line;
  readonly #ofEach: number;
  readonly #ofAddress: number;
  readonly #longestMs: () => number;
  readonly #restMs: NonNullable<Options["restMs"]>;
  /** How many of each place and of each address are under way. */
  readonly #running = new Map<string, number>();
  #free: number;
  /** Until the first who only waits for that may begin. */
  #soonestMs = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: Options, now = () => Math.floor(performance.now())) {
    const {
      mostWaiting = Number.POSITIVE_INFINITY,
      atOnce = 1,
      ofEach = atOnce,
      ofAddress = atOnce,
      longestMs = 3_000,
      pace,
      restMs = () => 0,
    } = options;
    this.#now = now;
    this.#free = atOnce;
    this.#ofEach = ofEach;
    this.#ofAddress = ofAddress;
    this.#longestMs = typeof longestMs === "number" ? () => longestMs : longestMs;
    this.#restMs = restMs;
    this.#pace = pace && new TokenBuckets(pace, now);
    this.#known = new Line(mostWaiting);
    this.#strangers = new Line(mostWaiting);
  }

  /**
   * Does the work when it is the caller's turn. Throws `rate_limited` where too many wait, or this one would for too long, and its reason where
   * `left` says before that nobody waits for it: what the work would need is let go at once.
   */
  take<T>({ from, isKnown, address = "" }: Asker, work: () => Promise<T>, left?: AbortSignal): Promise<T> {
    return new Promise((done, fail) => {
      if (left?.aborted) return fail(left.reason);
      const line = isKnown ? this.#known : this.#strangers;
      const leave = () => {
        line.leave(job);
        fail(left?.reason);
      };
      // It is begun by whoever has just done, and is none of theirs.
      const begin = AsyncResource.bind(() => {
        left?.removeEventListener("abort", leave);
        return work().then(done, fail);
      });
      const refuse = () => fail(tooMany());
      const job = { from, address, countedAs: ` ${address}`, atMs: this.#now(), begin, refuse };
      left?.addEventListener("abort", leave, { once: true });
      line.join(job);
      this.#goOn();
      line.makeRoom();
      if (line.has(job)) noteWaiting();
    });
  }

  /** For all of them, and in the name of none: their requests would be kept for as long as anybody waits. */
  readonly #goOn = () =>
    inNobodysName(() => {
      const lines = [this.#known, this.#strangers];
      const longestMs = this.#longestMs();
      const waitsSince = Math.min(...lines.map((line) => line.sendAway(this.#now() - longestMs)));
      this.#soonestMs = Number.POSITIVE_INFINITY;
      this.#beginAll();
      clearTimeout(this.#timer);
      // Nobody may come or go meanwhile.
      const nextMs = Math.min(this.#soonestMs, waitsSince + longestMs + 1 - this.#now());
      if (Number.isFinite(nextMs)) this.#timer = setTimeout(this.#goOn, nextMs).unref();
    });

  #beginAll(): void {
    while (this.#free > 0) {
      const job = this.#known.next(this.#mayBegin) ?? this.#strangers.next(this.#mayBeginAtPace);
      if (!job) return;
      this.#free -= 1;
      this.#count(job, 1);
      void job.begin().finally(() => {
        this.#free += 1;
        this.#count(job, -1);
        this.#goOn();
      });
    }
  }

  readonly #mayBegin = (job: Job) =>
    (this.#running.get(job.from) ?? 0) < this.#ofEach &&
    (this.#running.get(job.countedAs) ?? 0) < this.#ofAddress &&
    this.#isOver(this.#restMs(job));

  /** Only one who may begin spends of it. */
  readonly #mayBeginAtPace = (job: Job) => this.#mayBegin(job) && this.#isOver(this.#pace?.take("all") ?? 0);

  #isOver(waitMs: number): boolean {
    if (waitMs > 0) this.#soonestMs = Math.min(this.#soonestMs, waitMs);
    return waitMs === 0;
  }

  #count({ from, countedAs }: Job, change: number): void {
    for (const name of [from, countedAs]) {
      const count = (this.#running.get(name) ?? 0) + change;
      if (count > 0) this.#running.set(name, count);
      else this.#running.delete(name);
    }
  }
}

/** Those who wait, by where they are from: the first of the first place comes next, and its place last then. */
class Line {
  readonly #most: number;
  readonly #places = new Map<string, Job[]>();
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  has(job: Job): boolean {
    return this.#places.get(job.from)?.includes(job) ?? false;
  }

  join(job: Job): void {
    const place = this.#places.get(job.from) ?? [];
    this.#places.set(job.from, place);
    place.push(job);
    this.#length += 1;
  }

  /** Where more wait than may, the last of those who have most, at the address that has most, makes room. */
  makeRoom(): void {
    if (this.#length <= this.#most) return;
    const counts = new Map<string, number>();
    for (const [job, ...others] of this.#places.values())
      if (job) counts.set(job.address, (counts.get(job.address) ?? 0) + 1 + others.length);
    const most = Math.max(...counts.values());
    const longest = [...this.#places.values()]
      .filter(([job]) => job && counts.get(job.address) === most)
      .reduce((one, other) => (other.length < one.length ? one : other));
    longest.pop()?.refuse();
    this.#length -= 1;
  }

  leave(job: Job): void {
    const place = this.#places.get(job.from) ?? [];
    if (!place.includes(job)) return;
    place.splice(place.indexOf(job), 1);
    if (place.length === 0) this.#places.delete(job.from);
    this.#length -= 1;
  }

  next(mayBegin: (job: Job) => boolean): Job | undefined {
    for (const [from, place] of this.#places) {
      const [job] = place;
      if (job && !mayBegin(job)) continue;
      this.#places.delete(from);
      if (!job) continue;
      place.shift();
      if (place.length > 0) this.#places.set(from, place);
      this.#length -= 1;
      return job;
    }
  }

  /** Those who have waited since before then. Says since when the first of the others waits. */
  sendAway(before: number): number {
    let since = Number.POSITIVE_INFINITY;
    for (const place of this.#places.values()) {
      while (place[0] && place[0].atMs < before) {
        place.shift()?.refuse();
        this.#length -= 1;
      }
      if (place[0]) since = Math.min(since, place[0].atMs);
    }
    return since;
  }
}

function tooMany(): AppError {
  return new AppError(
    "rate_limited",
    "More people are coming in at this moment than can be let in. Try again in 5 seconds.",
  );
}

const shared: typeof globalThis & { rehearseTurns?: Map<string, FairTurns> } = globalThis;

/** The process-wide turns of this name; the options count only for whoever asks first. */
export function sharedTurns(name: string, options: Options): FairTurns {
  shared.rehearseTurns ??= new Map();
  const known = shared.rehearseTurns.get(name) ?? new FairTurns(options);
  shared.rehearseTurns.set(name, known);
  return known;
}

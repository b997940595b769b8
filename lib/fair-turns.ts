// What is costly and anybody may ask for is done one at a time, in turns between those who ask: nobody's load is before
// somebody else's first (docs/decisions/0030).
import { AppError } from "./errors";
import { type Limit, TokenBuckets } from "./rate-limit";

/** `from` takes turns with others like it; whoever is known goes before strangers. */
export type Asker = { from: string; isKnown: boolean };
/** `pace`: of all strangers together, so that something of the machine is left. */
type Options = { mostWaiting: number; pace?: Limit };
type Job = { from: string; atMs: number; begin(): Promise<void>; refuse(): void };

const longestMs = 3_000;

export class FairTurns {
  readonly #now: () => number;
  readonly #pace: TokenBuckets | undefined;
  readonly #known: Line;
  readonly #strangers: Line;
  #isBusy = false;
  #timer: NodeJS.Timeout | undefined;

  constructor({ mostWaiting, pace }: Options, now = () => Math.floor(performance.now())) {
    this.#now = now;
    this.#pace = pace && new TokenBuckets(pace, now);
    this.#known = new Line(mostWaiting);
    this.#strangers = new Line(mostWaiting);
  }

  /** Does the work when it is the caller's turn. Throws `rate_limited` where too many wait, or this one would for too long. */
  take<T>({ from, isKnown }: Asker, work: () => Promise<T>): Promise<T> {
    return new Promise((done, fail) => {
      const begin = () => work().then(done, fail);
      const line = isKnown ? this.#known : this.#strangers;
      line.join({ from, atMs: this.#now(), begin, refuse: () => fail(tooMany()) });
      this.#goOn();
    });
  }

  #goOn(): void {
    if (this.#isBusy) return;
    for (const line of [this.#known, this.#strangers]) line.sendAway(this.#now() - longestMs);
    const job = this.#known.next() ?? this.#nextStranger();
    if (!job) return;
    this.#isBusy = true;
    void job.begin().finally(() => {
      this.#isBusy = false;
      this.#goOn();
    });
  }

  #nextStranger(): Job | undefined {
    if (this.#strangers.length === 0) return undefined;
    const waitMs = this.#pace?.take("all") ?? 0;
    if (waitMs === 0) return this.#strangers.next();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#goOn(), waitMs);
    return undefined;
  }
}

/** Those who wait, in the order of their turns. */
class Line {
  readonly #most: number;
  #jobs: Job[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  get length(): number {
    return this.#jobs.length;
  }

  /** Where the line is full, the last of those who have most in it makes room for one who has less. */
  join(job: Job): void {
    this.#jobs.push(job);
    if (this.#jobs.length <= this.#most) return;
    const counts = new Map<string, number>();
    for (const { from } of this.#jobs) counts.set(from, (counts.get(from) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const last = this.#jobs.findLastIndex(({ from }) => counts.get(from) === most);
    for (const left of this.#jobs.splice(last, 1)) left.refuse();
  }

  /** The first one; the others from there stand behind everybody else then. */
  next(): Job | undefined {
    const job = this.#jobs.shift();
    if (!job) return undefined;
    const isFromThere = ({ from }: Job) => from === job.from;
    this.#jobs = [...this.#jobs.filter((one) => !isFromThere(one)), ...this.#jobs.filter(isFromThere)];
    return job;
  }

  /** Those who have waited since before then. */
  sendAway(before: number): void {
    for (const late of this.#jobs.filter(({ atMs }) => atMs < before)) late.refuse();
    this.#jobs = this.#jobs.filter(({ atMs }) => atMs >= before);
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

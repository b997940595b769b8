// Costly work in turns: so much at once, the teams one after another, and within a team its people; teams of one address take turns as
// one, because teams are free. Whoever waits already for more than their share is refused in a sentence; one team's thousandth waits behind another's first.
import { inNobodysName } from "@/db/patience";
import { AppError } from "@/lib/errors";
import { Held, type Share } from "./held";

export type Who = { readonly teamId: string; readonly personId: string; readonly address?: string };
export type Limits = {
  atOnce: number;
  /** Of a team, and of a person: at once, and waiting. */
  ofTeam: { atOnce: number; waiting: number };
  ofPerson: { atOnce: number; waiting: number };
  /** Waiting, of one network address. */
  ofAddress?: number;
  /** Waiting, of all: each that comes or goes is a look at every other. */
  inAll?: number;
  /** For how long places may be held. */
  share?: Share;
  /** The end of “You have 3 … already.”, and what to do and when. */
  words: { many: string; whatNow: string };
};
export type Ticket = {
  /** Resolves when it is this one's turn; rejects with `rate_limited` where it gave way to somebody with less waiting. */
  turn: Promise<void>;
  waits(): boolean;
  /** How many come before it, as it was foreseen within the last second. */
  ahead(): number;
  /** In the end, also where its turn never came; `isFree`: the time it had its place isn't theirs. */
  leave(how?: { isFree: boolean }): void;
};
type Waiting = {
  who: Who;
  arrived: number;
  isHere: boolean;
  begunMs: number;
  begin(): void;
  refuse(why: AppError): void;
  giveWay?(): void;
};

const never = Number.POSITIVE_INFINITY;
const foreseenMs = 1_000;
/** Of those who had turns the latest: whoever had none for so long comes as a newcomer. */
const mostServed = 3_000;

export class Gate {
  readonly #limits: Limits;
  #running: Waiting[] = [];
  #waiting: Waiting[] = [];
  /** When each team and person had a turn last, in turns. Newcomers come behind whoever has waited longer. */
  #served = new Map<string, number>();
  #turns = 0;
  /** Everybody who waits looks once a second, and who comes and goes changes it each time: so long it is kept all the same. */
  #order: { atMs: number; of: Map<Waiting, number> } | undefined;
  readonly #now: () => number;
  readonly #held: Held | undefined;
  /** Until the first whom only time holds up may begin. */
  #rest: NodeJS.Timeout | undefined;

  constructor(limits: Limits, now = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
    this.#held = limits.share && new Held(limits.share, now);
  }

  /**
   * Throws `rate_limited` where too much waits. Given what ends it, it may be told so: where all places are taken, one of whoever has
   * most is ended for whoever may have one.
   */
  enter(who: Who, giveWay?: () => void): Ticket {
    return this.#join(who, { isHere: true, giveWay });
  }

  /** The same for what is still on its way: its turn comes no sooner than it has arrived. */
  reserve(who: Who): Ticket & { arrive(): void } {
    return this.#join(who, { isHere: false });
  }

  #join(who: Who, how: Pick<Waiting, "isHere" | "giveWay">): Ticket & { arrive(): void } {
    const none = () => undefined;
    const mine: Waiting = { who, arrived: this.#turns, ...how, begunMs: 0, begin: none, refuse: none };
    const turn = new Promise<void>((begin, refuse) => Object.assign(mine, { begin, refuse }));
    turn.catch(none); // whoever has it may look later
    this.#waiting.push(mine);
    this.#advance();
    const waits = () => this.#waiting.includes(mine);
    if (mine.giveWay && waits() && this.#waitMs(mine) === 0) this.#endOne();
    if (waits()) this.#refuseMany(mine);
    if (this.#waiting.length > (this.#limits.inAll ?? never)) this.#refuseOne(mine);
    const arrive = () => {
      mine.isHere = true;
      this.#advance();
    };
    return { turn, waits, arrive, ahead: () => this.#ahead(mine), leave: (how) => this.#leave(mine, how) };
  }

  /** The first of the person with most, in the team with most, of the address with most. */
  #endOne(): void {
    const out = firstOfMost(this.#running);
    if (out) this.#leave(out);
    out?.giveWay?.();
  }

  /** The last of the person with most waiting, in the team and of the address with most: whoever has just come may be it. */
  #refuseOne(mine: Waiting): void {
    const { many, whatNow } = this.#limits.words;
    const why = new AppError("rate_limited", `There are ${this.#limits.inAll} ${many} already. ${whatNow}`);
    const out = firstOfMost([...this.#waiting].reverse()) ?? mine;
    this.#waiting = without(this.#waiting, out);
    if (out === mine) throw why;
    out.refuse(why);
  }

  #refuseMany(last: Waiting): void {
    const before = without(this.#waiting, last);
    const sentence = this.#sayFull(last.who, before);
    if (sentence) this.#waiting = before;
    if (sentence) throw new AppError("rate_limited", sentence);
  }

  /** Of whose limit it is that was met. Where none may wait it is one of what is under way. */
  #sayFull(who: Who, waiting: Waiting[]): string | undefined {
    const { ofTeam, ofPerson, ofAddress = never, words } = this.#limits;
    const limits = [
      { whose: "You have", is: isPerson, ...ofPerson },
      { whose: "Your team has", is: isTeam, ...ofTeam },
      { whose: "All at your network address have", is: isNeighbour, atOnce: never, waiting: ofAddress },
    ];
    const countOf = (is: typeof isTeam, all: Waiting[]) => all.filter((one) => is(one.who, who)).length;
    const full = limits.find((one) => countOf(one.is, waiting) >= one.waiting);
    if (!full) return undefined;
    const most = full.waiting > 0 ? full : limits.find((one) => countOf(one.is, this.#running) >= one.atOnce);
    if (!most) return undefined;
    const count = countOf(most.is, full.waiting > 0 ? waiting : this.#running);
    return `${most.whose} ${count} ${words.many} already. ${words.whatNow}`;
  }

  #advance(): void {
    while (this.#running.length < this.#limits.atOnce) {
      const next = pick(
        this.#waiting.filter((one) => one.isHere && this.#waitMs(one) === 0),
        this.#served,
      );
      if (!next) break;
      this.#waiting = without(this.#waiting, next);
      this.#running.push(next);
      this.#turns += 1;
      next.begunMs = this.#now();
      note(this.#served, next.who, this.#turns);
      next.begin();
    }
    this.#wakeLater();
  }

  /** What only time holds up is looked at again then: nobody need come or go. */
  #wakeLater(): void {
    clearTimeout(this.#rest);
    if (this.#running.length >= this.#limits.atOnce) return;
    const waitMs = Math.min(...this.#waiting.map((one) => (one.isHere ? this.#waitMs(one) : never)));
    const wake = () => setTimeout(() => this.#advance(), Math.ceil(waitMs));
    if (waitMs < never) this.#rest = inNobodysName(wake).unref();
  }

  /** Where a place is free, for how long it waits all the same; `never`: until somebody leaves. */
  #waitMs({ who }: Waiting): number {
    const { atOnce, ofTeam, ofPerson } = this.#limits;
    const teams = this.#running.filter((one) => isTeam(one.who, who));
    const theirs = teams.filter((one) => isPerson(one.who, who));
    if (teams.length >= ofTeam.atOnce || theirs.length >= ofPerson.atOnce) return never;
    if (!this.#held) return 0;
    const isLast = this.#running.length === atOnce - 1;
    const underWayMs = teams.reduce((sum, { begunMs }) => sum + this.#now() - begunMs, 0);
    const heavyMs = isLast ? this.#held.heavyMs(who.teamId, underWayMs) : 0;
    return Math.max(0, heavyMs, this.#held.restMs(who, this.#running));
  }

  /** Whoever came since then is behind all others. */
  #ahead(waiting: Waiting): number {
    if (!this.#waiting.includes(waiting)) return 0;
    const atMs = this.#now();
    if (!this.#order || atMs - this.#order.atMs >= foreseenMs) this.#order = { atMs, of: this.#foresee() };
    return this.#order.of.get(waiting) ?? this.#waiting.indexOf(waiting);
  }

  /** The places of those who wait, as it looks now. */
  #foresee(): Map<Waiting, number> {
    const left = [...this.#waiting];
    const served = new Map(this.#served);
    const order = new Map<Waiting, number>();
    for (let next = pick(left, served); next; next = pick(left, served)) {
      left.splice(left.indexOf(next), 1);
      note(served, next.who, this.#turns + order.size + 1);
      order.set(next, order.size);
    }
    return order;
  }

  #leave(mine: Waiting, { isFree } = { isFree: false }): void {
    if (!isFree && this.#running.includes(mine)) this.#held?.note(mine.who, this.#now() - mine.begunMs);
    this.#waiting = without(this.#waiting, mine);
    this.#running = without(this.#running, mine);
    if (this.#waiting.length === 0) this.#order = undefined;
    if (this.#running.length + this.#waiting.length === 0) this.#served.clear();
    this.#advance();
  }
}

const without = (all: readonly Waiting[], one: Waiting) => all.filter((each) => each !== one);
const isTeam = (one: Who, other: Who) => one.teamId === other.teamId;
const isPerson = (one: Who, other: Who) => one.personId === other.personId;
const isNeighbour = (one: Who, other: Who) => !!one.address && one.address === other.address;

const firstOfMost = (all: Waiting[]): Waiting | undefined =>
  (["address", "teamId", "personId"] as const).reduce(ofMost, all)[0];

/** Those of whichever address, team or person has most of them. */
function ofMost(all: Waiting[], of: keyof Who): Waiting[] {
  const groups = new Map<string | undefined, Waiting[]>();
  for (const one of all) groups.set(one.who[of], [...(groups.get(one.who[of]) ?? []), one]);
  return [...groups.values()].reduce((most, one) => (one.length > most.length ? one : most), []);
}

function note(served: Map<string, number>, { teamId, personId, address }: Who, turn: number): void {
  for (const name of [teamId, personId, ...(address ? [address] : [])]) {
    served.delete(name);
    served.set(name, turn);
    const [oldest = name] = served.keys();
    if (served.size > mostServed) served.delete(oldest);
  }
}

/**
 * Whoever has waited longest since the last turn of their team or of their address; of those the team, then the person who has; of theirs the
 * first.
 */
function pick(waiting: readonly Waiting[], served: ReadonlyMap<string, number>): Waiting | undefined {
  const turnOf = ({ who }: Waiting, of: readonly (keyof Who)[]) =>
    Math.max(...of.map((each) => served.get(who[each] ?? "") ?? 0));
  const compare = (one: Waiting, other: Waiting, of: readonly (keyof Who)[]) =>
    Math.max(turnOf(one, of), one.arrived) - Math.max(turnOf(other, of), other.arrived) ||
    turnOf(one, of) - turnOf(other, of);
  const isBefore = (one: Waiting, other: Waiting) =>
    compare(one, other, ["teamId", "address"]) ||
    compare(one, other, ["teamId"]) ||
    compare(one, other, ["personId"]);
  return waiting.reduce<Waiting | undefined>(
    (best, one) => (best && isBefore(best, one) <= 0 ? best : one),
    undefined,
  );
}

// Costly work in turns: so much at once, the teams one after another, and within a team its people. Whoever waits already for more
// than their share is refused in a sentence; one team's thousandth waits behind another's first.
import { AppError } from "@/lib/errors";

export type Who = { readonly teamId: string; readonly personId: string };
export type Limits = {
  atOnce: number;
  /** Of a team, and of a person: at once, and waiting. */
  ofTeam: { atOnce: number; waiting: number };
  ofPerson: { atOnce: number; waiting: number };
  /** The end of “You have 3 … already.”, and what to do and when. */
  words: { many: string; whatNow: string };
};
export type Ticket = {
  /** Resolves when it is this one's turn. */
  turn: Promise<void>;
  /** How many come before it. */
  ahead(): number;
  /** To be called in the end, also where its turn never came. */
  leave(): void;
};
type Waiting = { who: Who; arrived: number; begin(): void };

export class Gate {
  readonly #limits: Limits;
  #running: Waiting[] = [];
  #waiting: Waiting[] = [];
  /** When each team and person had a turn last, in turns. Newcomers come behind whoever has waited longer. */
  #served = new Map<string, number>();
  #turns = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Throws `rate_limited` where too much waits. */
  enter(who: Who): Ticket {
    const mine: Waiting = { who, arrived: this.#turns, begin: () => undefined };
    const turn = new Promise<void>((begin) => Object.assign(mine, { begin }));
    this.#waiting.push(mine);
    this.#advance();
    if (this.#waiting.includes(mine)) this.#refuseMany(mine);
    return { turn, ahead: () => this.#ahead(mine), leave: () => this.#leave(mine) };
  }

  /** Said with those that are under way where none may wait. */
  #refuseMany(last: Waiting): void {
    const { ofTeam, ofPerson, words } = this.#limits;
    const before = without(this.#waiting, last);
    const countOf = (is: typeof isTeam, all: readonly Waiting[]) =>
      all.filter(({ who }) => is(who, last.who)).length;
    const isMine = countOf(isPerson, before) >= ofPerson.waiting;
    if (!isMine && countOf(isTeam, before) < ofTeam.waiting) return;
    this.#waiting = before;
    const [whose, is, { waiting }] = isMine
      ? (["You have", isPerson, ofPerson] as const)
      : (["Your team has", isTeam, ofTeam] as const);
    const count = countOf(is, waiting > 0 ? before : this.#running);
    throw new AppError("rate_limited", `${whose} ${count} ${words.many} already. ${words.whatNow}`);
  }

  #advance(): void {
    while (this.#running.length < this.#limits.atOnce) {
      const next = pick(
        this.#waiting.filter(({ who }) => this.#mayBegin(who)),
        this.#served,
      );
      if (!next) return;
      this.#waiting = without(this.#waiting, next);
      this.#running.push(next);
      this.#turns += 1;
      note(this.#served, next.who, this.#turns);
      next.begin();
    }
  }

  #mayBegin(who: Who): boolean {
    const { ofTeam, ofPerson } = this.#limits;
    const teams = this.#running.filter((one) => isTeam(one.who, who));
    const theirs = teams.filter((one) => isPerson(one.who, who));
    return teams.length < ofTeam.atOnce && theirs.length < ofPerson.atOnce;
  }

  #ahead(waiting: Waiting): number {
    if (!this.#waiting.includes(waiting)) return 0;
    const left = [...this.#waiting];
    const served = new Map(this.#served);
    for (let ahead = 0; ; ahead += 1) {
      const next = pick(left, served);
      if (!next || next === waiting) return ahead;
      left.splice(left.indexOf(next), 1);
      note(served, next.who, this.#turns + ahead + 1);
    }
  }

  #leave(mine: Waiting): void {
    this.#waiting = without(this.#waiting, mine);
    this.#running = without(this.#running, mine);
    if (this.#running.length + this.#waiting.length === 0) this.#served.clear();
    this.#advance();
  }
}

const without = (all: readonly Waiting[], one: Waiting) => all.filter((each) => each !== one);
const isTeam = (one: Who, other: Who) => one.teamId === other.teamId;
const isPerson = (one: Who, other: Who) => one.personId === other.personId;

function note(served: Map<string, number>, { teamId, personId }: Who, turn: number): void {
  served.set(teamId, turn).set(personId, turn);
}

/** The team that has waited longest since its last turn; of it the person; of theirs the first. */
function pick(waiting: readonly Waiting[], served: ReadonlyMap<string, number>): Waiting | undefined {
  const since = (id: string, { arrived }: Waiting) => Math.max(served.get(id) ?? 0, arrived);
  const compare = (one: Waiting, other: Waiting, of: keyof Who) =>
    since(one.who[of], one) - since(other.who[of], other) ||
    (served.get(one.who[of]) ?? 0) - (served.get(other.who[of]) ?? 0);
  const isBefore = (one: Waiting, other: Waiting) =>
    compare(one, other, "teamId") || compare(one, other, "personId");
  return waiting.reduce<Waiting | undefined>(
    (best, one) => (best && isBefore(best, one) <= 0 ? best : one),
    undefined,
  );
}

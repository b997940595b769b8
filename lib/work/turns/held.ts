// How long each team, and all teams of each address together, held the places of a gate lately.
import type { Who } from "./gate";

export type Share = {
  /** Of all time: so much counts as nothing. */
  of: number;
  /** A team that held more than this beyond it rests before its next turn: a core that is always busy is felt in the rooms (docs/decisions/0033). */
  burstMs: number;
  /** So do all teams of one address together: accounts are free. Without it they don't: many who ask a little each rest never. */
  addressBurstMs?: number;
  /** The last place is for teams with less: however many keep the others busy. */
  lightMs: number;
};

/** Of one turn: work that takes longer rests of itself (`finish.ts`), and whoever has just brought in one long document rests for seconds. */
const mostCountedMs = 5_000;
/** So long one counts as just rested. */
const justMs = 100;
/** The latest. */
const mostKnown = 2_000;

export class Held {
  readonly #share: Share;
  readonly #now: () => number;
  readonly #held = new Map<string, { ms: number; atMs: number }>();

  constructor(share: Share, now: () => number) {
    this.#share = share;
    this.#now = now;
  }

  note({ teamId, address }: Who, heldMs: number): void {
    for (const name of address ? [teamId, address] : [teamId]) {
      const ms = this.#heldMs(name) + Math.min(heldMs, mostCountedMs);
      this.#held.delete(name);
      this.#held.set(name, { ms, atMs: this.#now() });
    }
    for (const [name] of this.#held) {
      if (this.#held.size <= mostKnown) return;
      this.#held.delete(name);
    }
  }

  /**
   * How long the team and its address have to rest; 0 or less: not at all. Who has just rested for as long as they had to has one at a time
   * for a moment: all who rested until the same one would begin in it together.
   */
  restMs({ teamId, address }: Who, running: readonly { who: Who }[]): number {
    const { of, burstMs, addressBurstMs = Number.POSITIVE_INFINITY } = this.#share;
    const restOf = (name: string, mostMs: number, isNext: (one: Who) => boolean) =>
      (this.#leftMs(name) - mostMs) / of + (running.some(({ who }) => isNext(who)) ? justMs : 0);
    return Math.max(
      restOf(teamId, burstMs, (one) => one.teamId === teamId),
      address ? restOf(address, addressBurstMs, (one) => one.address === address) : Number.NEGATIVE_INFINITY,
    );
  }

  /** How long until the team has little enough for the last place, if nothing of it is under way; 0 or less: it has. */
  heavyMs(teamId: string, underWayMs: number): number {
    return (this.#heldMs(teamId) + underWayMs - this.#share.lightMs) / this.#share.of;
  }

  #heldMs(name: string): number {
    return Math.max(0, this.#leftMs(name));
  }

  /** The longer ago it was used up, the less than nothing. */
  #leftMs(name: string): number {
    const { ms, atMs } = this.#held.get(name) ?? { ms: Number.NEGATIVE_INFINITY, atMs: 0 };
    return ms - (this.#now() - atMs) * this.#share.of;
  }
}

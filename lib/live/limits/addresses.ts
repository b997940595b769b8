// Where sockets come from, and how many from there are open.
import type { IncomingMessage } from "node:http";
import { env } from "@/lib/env";
import { addressOf as seenFrom } from "@/lib/server/front/address";

/** Two hundred people of one office have five each, and as many again while the old ones are still thought to be open. */
const mostFromOne = 2_000;
/** Nobody knows yet whose these are: how each is cut, in the order in which they came. */
const unproven = new Map<string, Set<Cut>>();
/** Each of these is somebody's: of an address its people, and of each the same. */
const proven = new Map<string, Map<string, Set<Cut>>>();
type Cut = () => void;

export const addressOf = (request: IncomingMessage): string => seenFrom(request, env().trustProxy);

/**
 * Counts a socket from there until it leaves. Of those of whom nobody knows whose they are the first goes when there are too many, so
 * that a neighbour who can prove it never waits for room; of the others one of the person with most.
 */
export function comeFrom(address: string, cut: Cut) {
  const coming = unproven.get(address) ?? new Set();
  unproven.set(address, coming.add(cut));
  let isGone = false;
  let owner: string | undefined;
  function leave(): void {
    coming.delete(cut);
    if (coming.size === 0 && unproven.get(address) === coming) unproven.delete(address);
    if (owner !== undefined) forget(address, owner, cut);
    isGone = true;
  }
  const [first] = coming;
  if (coming.size > mostFromOne && first) {
    coming.delete(first);
    first();
  }
  return {
    leave,
    /** This person's good cookie stands behind it. False where too many such are open from there, and nobody has more of them than they. */
    prove(personId: string): boolean {
      if (isGone || owner !== undefined) return true;
      if (!makeRoom(address, personId)) return false;
      leave();
      isGone = false;
      owner = personId;
      keep(address, personId, cut);
      return true;
    },
  };
}

function keep(address: string, personId: string, cut: Cut): void {
  const people = proven.get(address) ?? new Map<string, Set<Cut>>();
  proven.set(address, people.set(personId, (people.get(personId) ?? new Set<Cut>()).add(cut)));
}

function forget(address: string, personId: string, cut: Cut): void {
  const people = proven.get(address);
  const own = people?.get(personId);
  own?.delete(cut);
  if (own?.size === 0) people?.delete(personId);
  if (people?.size === 0) proven.delete(address);
}

/** For one more of this person's: where there is none, whoever has more than they will have then loses their first. */
function makeRoom(address: string, personId: string): boolean {
  const people = proven.get(address) ?? new Map<string, Set<Cut>>();
  const count = [...people.values()].reduce((sum, { size }) => sum + size, 0);
  if (count < mostFromOne) return true;
  const [most, theirs] = [...people].reduce((best, one) => (one[1].size > best[1].size ? one : best));
  const [first] = theirs;
  if (!first || theirs.size <= (people.get(personId)?.size ?? 0) + 1) return false;
  forget(address, most, first);
  first();
  return true;
}

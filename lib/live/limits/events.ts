// How many events come in, by tab, by person and by address. One thread serves all rooms: two hundred accounts of one address with five
// tabs each would keep it busy with what each tab by itself may send.
import { TokenBuckets } from "@/lib/rate-limit";

/** For each of a person's tabs, however often it comes back: twenty events a second in the long run. */
const tabs = new TokenBuckets({ burst: 40, refillMs: 50 });
/** What a person at work sends, in all their tabs: typing is told four times a second, and saved twice at most. Nobody's neighbour spends of it. */
const people = new TokenBuckets({ burst: 120, refillMs: 150 });
/** What all people of one address send in a hurry: a hundred a second beyond what each of them sends at work. */
const addresses = new TokenBuckets({ burst: 1_000, refillMs: 10 });

/** Whether one more is heard now. */
export function takeEvent(by: { tab: string; personId: string; address: string }): boolean {
  if (tabs.take(by.tab) > 0) return false;
  return people.take(by.personId) === 0 || addresses.take(by.address) === 0;
}

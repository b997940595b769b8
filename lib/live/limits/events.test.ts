import { expect, test, vi } from "vitest";
import { takeEvent } from "./events";

let clock = performance.now();
vi.spyOn(performance, "now").mockImplementation(() => clock);
const address = "203.0.113.7";
const send = (personId: string, tab = 0, from = address) =>
  takeEvent({ tab: `${personId} ${tab}`, personId, address: from });

/** Two hundred people of one address send from five tabs each: how many events are heard. */
function sendAll(): number {
  const people = Array.from({ length: 1_000 }, (_, n) => send(`many ${n % 200}`, Math.floor(n / 200)));
  return people.filter(Boolean).length;
}

function flood(seconds: number): number {
  let heard = 0;
  for (let untilMs = clock + seconds * 1_000; clock < untilMs; clock += 50) heard += sendAll();
  return heard / seconds;
}

test("a thousand tabs of one address are heard as far as their people work; whoever works there isn't held up", () => {
  flood(30); // what there is at once is spent
  expect(flood(10)).toBeLessThan(200 * 7 + 110);
  // Typing that is told, and saved now and then.
  for (let n = 0; n < 600; n++, clock += 170) {
    sendAll();
    expect(send("at work")).toBe(true);
  }
});

test("somebody alone may hurry in five tabs, each as far as its own budget goes", () => {
  clock += 3_600_000;
  const at = "198.51.100.1";
  for (let second = 0; second < 10; second++, clock += 1_000)
    for (let tab = 0; tab < 5; tab++) for (let n = 0; n < 20; n++) expect(send("alone", tab, at)).toBe(true);
  const tab = Array.from({ length: 41 }, () => send("fast", 0, at));
  expect(tab.lastIndexOf(true)).toBe(39);
});

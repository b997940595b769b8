// What a bad line does to messages: one in ten dropped, one in five doubled, or one in five late, behind up to five others.
import { seededRandom } from "../../statistics";
import type { Traffic } from "./line";

export type Spoiling = "drop" | "double" | "reorder";
const shares: Record<Spoiling, number> = { drop: 0.1, double: 0.2, reorder: 0.2 };
const furthest = 5;
/** Behind the last message there is none to wait for. */
const latestMs = 300;

let opened = 0;

export function createSpoiler(write: (bytes: Buffer) => unknown, traffic: () => Traffic) {
  const random = seededRandom(++opened);
  let late: { frame: Buffer; behind: number }[] = [];

  function spoil(frame: Buffer, how: Spoiling): void {
    if (how === "double") for (let copy = 0; copy < 2; copy++) write(frame);
    if (how !== "reorder") return;
    late.push({ frame, behind: 1 + Math.floor(random() * furthest) });
    setTimeout(() => letGo(furthest), latestMs);
  }
  function letGo(messages: number): void {
    for (const one of late) one.behind -= messages;
    for (const { frame, behind } of late) if (behind <= 0) write(frame);
    late = late.filter(({ behind }) => behind > 0);
  }
  return {
    other: write,
    message(frame: Buffer): void {
      const now = traffic();
      now.messages += 1;
      if (!now.how || random() >= shares[now.how]) write(frame);
      else {
        now.spoiled += 1;
        spoil(frame, now.how);
        return;
      }
      letGo(1);
    },
  };
}

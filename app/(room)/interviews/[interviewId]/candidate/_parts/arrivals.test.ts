import { expect, test } from "vitest";
import { emptyRoom, foldRoom, newMessages } from "@/lib/room/room";
import type { RoomFact } from "@/lib/room/schema";
import { describeArrivals } from "./arrivals";

const askedQuestionId = "11111111-1111-4111-8111-111111111111";
const facts = [
  { type: "started", payload: {} },
  { type: "asked", payload: { askedQuestionId, number: 1, promptHtml: "<p>Why?</p>", kind: "spoken" } },
  { type: "hint_given", payload: { askedQuestionId, place: 0, text: "Think of caches." } },
  { type: "follow_up_sent", payload: { askedQuestionId, place: 0, text: "And then?" } },
  { type: "message_sent", payload: { text: "One moment." } },
  { type: "paused", payload: {} },
  { type: "resumed", payload: {} },
  { type: "closed", payload: { askedQuestionId } },
  { type: "ended", payload: {} },
].map((fact, index) => ({ ...fact, seq: index + 1, atMs: index }) as RoomFact);
const after = (count: number) => ({ room: foldRoom(facts.slice(0, count), emptyRoom), isAway: false });

test("each thing that arrives is said once, in words", () => {
  expect(facts.map((_, index) => describeArrivals(after(index), after(index + 1), "Tomasz"))).toEqual([
    "The interview has started.",
    "Question 1 is on your screen.",
    "A hint from Tomasz: Think of caches.",
    "Tomasz also asks: And then?",
    "A message from Tomasz: One moment.",
    "Tomasz has paused the interview.",
    "The interview goes on.",
    "",
    "The interview has ended.",
  ]);
});

test("what came together is said together, and what was there before isn't said again", () => {
  expect(describeArrivals(after(0), after(3), "Tomasz")).toBe(
    "The interview has started. Question 1 is on your screen. A hint from Tomasz: Think of caches.",
  );
  expect(describeArrivals(after(3), after(3), "Tomasz")).toBe("");
});

test("so is that the interviewer left, and came back", () => {
  const away = { ...after(3), isAway: true };
  expect(describeArrivals(after(3), away, "Tomasz")).toBe("Tomasz has left.");
  expect(describeArrivals(away, after(3), "Tomasz")).toBe("Tomasz is back.");
});

test("new are the latest two messages since the last question was asked, in the order of their numbers", () => {
  const [started, question] = facts;
  const closed = { type: "closed", payload: { askedQuestionId } };
  const message = (n: number) => ({ type: "message_sent", payload: { text: `m${n}` } });
  const history = [started, message(1), question, closed, ...[2, 3, 4].map(message), closed];
  const newAfter = (count: number, atMs: (index: number) => number) => {
    const numbered = history.map(
      (fact, index) => ({ ...fact, seq: index + 1, atMs: atMs(index) }) as RoomFact,
    );
    return newMessages(foldRoom(numbered.slice(0, count))).map(({ text }) => text);
  };
  // A fact's time is when its statement began: of two that met, the one with the later number may have the earlier time.
  for (const atMs of [(index: number) => index, () => 1, (index: number) => -index])
    expect([2, 3, 4, 5, 8].map((count) => newAfter(count, atMs))).toEqual([
      ["m1"],
      [],
      [],
      ["m2"],
      ["m3", "m4"],
    ]);
});

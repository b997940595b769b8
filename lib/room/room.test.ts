import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectRoom } from "./projection";
import { applyRoomFact, elapsedMs, emptyRoom, foldRoom, onScreen, onScreenMs, runMs } from "./room";
import type { RoomFact, RoomView } from "./schema";

const asked = (askedQuestionId: string, number: number) => ({
  askedQuestionId,
  number,
  promptHtml: `<p>Prompt ${number}</p>`,
  kind: "spoken" as const,
  panel: { title: `Title ${number}`, questionVersionId: randomUUID(), planItemId: null, minutes: 5 },
});
const fact = (seq: number, type: string, payload: object = {}) =>
  ({ seq, atMs: seq * 1_000, type, payload }) as RoomFact;
/** An id that stays the same from run to run. */
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [a, b] = [id(1), id(2)];
const hint = (askedQuestionId: string, place: number) => ({ askedQuestionId, place, text: `text ${place}` });

/** One fact of every type, in an order that happens. */
const history: RoomFact[] = [
  fact(1, "started"),
  fact(2, "asked", asked(a, 1)),
  fact(3, "hint_given", hint(a, 0)),
  fact(4, "follow_up_sent", hint(a, 2)),
  fact(5, "paused"),
  fact(6, "resumed"),
  fact(7, "asked", asked(b, 2)),
  fact(8, "closed", { askedQuestionId: b }),
  fact(9, "message_sent", { text: "That was all." }),
  fact(10, "ended"),
];

describe("each fact", () => {
  const at = (seq: number) => foldRoom(history.slice(0, seq));

  test("the history holds every type that there is", () => {
    const types: Record<Exclude<RoomFact["type"], "unknown">, true> = {
      started: true,
      asked: true,
      hint_given: true,
      follow_up_sent: true,
      paused: true,
      resumed: true,
      closed: true,
      message_sent: true,
      ended: true,
    };
    expect(new Set(history.map((one) => one.type))).toEqual(new Set(Object.keys(types)));
  });

  test("does its own", () => {
    expect(at(1)).toMatchObject({ status: "live", startedAtMs: 1_000, seq: 1 });
    expect(onScreen(at(2))).toMatchObject({ askedQuestionId: a, askedAtMs: 2_000, hints: [] });
    expect(onScreen(at(3))?.hints).toEqual([{ place: 0, text: "text 0", atMs: 3_000 }]);
    expect(onScreen(at(4))?.followUps).toEqual([{ place: 2, text: "text 2", atMs: 4_000 }]);
    expect(at(5)).toMatchObject({ status: "paused", pauses: [{ fromMs: 5_000, toMs: null }] });
    expect(at(6)).toMatchObject({ status: "live", pauses: [{ fromMs: 5_000, toMs: 6_000 }] });
    expect(at(7).asked.map((one) => one.closedAtMs)).toEqual([7_000, null]);
    expect(onScreen(at(8))).toBeUndefined();
    expect(at(8).asked.map((one) => one.isTakenBack)).toEqual([false, true]);
    expect(at(9).messages).toEqual([{ text: "That was all.", atMs: 9_000, askedBefore: 2 }]);
    expect(at(10)).toMatchObject({ status: "ended", endedAtMs: 10_000 });
  });

  test("the end takes the question off the screen and ends the pause", () => {
    const paused = [fact(1, "started"), fact(2, "asked", asked(a, 1)), fact(3, "paused"), fact(9, "ended")];
    const ended = foldRoom(paused.map((one, n) => ({ ...one, seq: n + 1 })));
    expect(ended).toMatchObject({ pauses: [{ fromMs: 3_000, toMs: 9_000 }], asked: [{ closedAtMs: 9_000 }] });
  });

  test("a late word that a question was closed leaves its successor on the screen", () => {
    const late = fact(8, "closed", { askedQuestionId: a });
    expect(onScreen(foldRoom([...history.slice(0, 7), late]))).toMatchObject({ askedQuestionId: b });
    expect(foldRoom([...history.slice(0, 7), late]).asked[0]?.closedAtMs).toBe(7_000);
  });
});

describe("order (G5)", () => {
  test.each(["unknown", "moved", "constructor"])(
    "a fact that isn't known (%s) takes its number and nothing else",
    (type) => {
      const before = foldRoom(history.slice(0, 4));
      const after = applyRoomFact(before, fact(5, type, { status: "ended", asked: [] }));
      expect(after).toEqual({ ...before, seq: 5, outdated: true });
      const later = fact(6, "asked", asked(b, 2));
      expect(onScreen(foldRoom([later], after as RoomView))).toMatchObject({ askedQuestionId: b });
      expect(foldRoom([later], after as RoomView).outdated).toBe(true);
    },
  );

  test("what is known is stale, what comes too early is a gap, and neither changes the view", () => {
    const view = foldRoom(history.slice(0, 4));
    for (const seq of [1, 4]) expect(applyRoomFact(view, fact(seq, "ended"))).toBe("stale");
    for (const seq of [6, 99]) expect(applyRoomFact(view, fact(seq, "ended"))).toBe("gap");
    expect(view).toEqual(foldRoom(history.slice(0, 4)));
    expect(foldRoom([...history.slice(0, 4), fact(7, "ended")])).toEqual(view);
  });
});

/** Legal histories: each number picks among what the room allows at that moment. */
const histories = fc.array(fc.nat(), { maxLength: 60 }).map((picks) => {
  const facts: RoomFact[] = [];
  for (const pick of picks) {
    const view = foldRoom(facts);
    const choices = nextOf(view);
    const choice = choices[pick % choices.length];
    if (choice) facts.push({ ...choice, seq: view.seq + 1, atMs: 1_000 + facts.length * (1 + (pick % 977)) });
  }
  return facts;
});

function nextOf(view: RoomView): RoomFact[] {
  if (view.status === "scheduled") return [fact(0, "started")];
  if (view.status === "paused") return [fact(0, "resumed"), fact(0, "ended")];
  if (view.status !== "live") return [];
  const open = onScreen(view);
  const ask = fact(0, "asked", asked(id(view.asked.length), view.asked.length + 1));
  if (!open) return [ask, ask, fact(0, "paused"), fact(0, "ended")];
  const { askedQuestionId, hints, followUps } = open;
  return [
    ask,
    fact(0, "hint_given", hint(askedQuestionId, hints.length)),
    fact(0, "follow_up_sent", hint(askedQuestionId, followUps.length)),
    fact(0, "message_sent", { text: "one moment" }),
    fact(0, "closed", { askedQuestionId }),
    fact(0, "paused"),
  ];
}

describe("any legal history", () => {
  test("folds to the same view at once, step by step, and through any reconnection", () => {
    fc.assert(
      fc.property(histories, fc.nat(), (facts, cut) => {
        const whole = foldRoom(facts);
        let view = emptyRoom;
        for (const one of facts) {
          const next = applyRoomFact(view, one);
          if (typeof next === "string") throw new Error(next);
          view = next;
        }
        expect(view).toEqual(whole);
        const early = foldRoom(facts.slice(0, cut % (facts.length + 1)));
        const handedOut = JSON.stringify(early);
        expect(foldRoom(facts, early)).toEqual(whole);
        expect(JSON.stringify(early)).toBe(handedOut);
      }),
    );
  });

  test("lost, doubled and swapped facts never make a view that wasn't one", () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (facts, noise) => {
        const views = facts.map((_, n) => JSON.stringify(foldRoom(facts.slice(0, n + 1))));
        const heard = facts.flatMap((one) => {
          const luck = (noise.next().value ?? 0) % 4;
          return luck === 0 ? [] : luck === 1 ? [one, one] : [one];
        });
        const view = foldRoom(heard);
        if (view.seq > 0) expect(JSON.stringify(view)).toBe(views[view.seq - 1]);
      }),
    );
  });

  test("has at most one question on the screen, and none after the end", () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const view = foldRoom(facts);
        const open = view.asked.filter((one) => one.closedAtMs === null);
        expect(open.length).toBeLessThanOrEqual(view.status === "ended" ? 0 : 1);
      }),
    );
  });

  test("looks the same to the candidate and to the panel, but for the panel's part", () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const panel = projectRoom(facts, "panel");
        const withoutPanel = { ...panel, asked: panel.asked.map(({ panel: _, ...shared }) => shared) };
        const candidate = projectRoom(facts, "candidate");
        expect(candidate).toEqual(withoutPanel);
        expect(JSON.stringify(candidate)).not.toContain('"panel"');
      }),
    );
  });

  test("runs for as long as it wasn't paused, by the facts' own times", () => {
    fc.assert(
      fc.property(histories, fc.nat(100_000), (facts, later) => {
        const view = foldRoom(facts);
        const nowMs = (facts.at(-1)?.atMs ?? 0) + later;
        let running = 0;
        for (const [n, one] of facts.entries()) {
          const status = foldRoom(facts.slice(0, n + 1)).status;
          const untilMs = facts[n + 1]?.atMs ?? nowMs;
          if (status === "live") running += untilMs - one.atMs;
        }
        if (facts.every((one, n) => one.atMs >= (facts[n - 1]?.atMs ?? 0)))
          expect(elapsedMs(view, nowMs)).toBe(running);
      }),
    );
  });
});

const pauses = (...times: [number, number | null][]) => times.map(([fromMs, toMs]) => ({ fromMs, toMs }));

test.each([
  ["before the start", { startedAtMs: null, pauses: [], endedAtMs: null }, 0],
  ["running", { startedAtMs: 1_000, pauses: [], endedAtMs: null }, 9_000],
  [
    "after pauses",
    { startedAtMs: 1_000, pauses: pauses([2_000, 4_000], [5_000, 7_000]), endedAtMs: null },
    5_000,
  ],
  [
    "paused: it stands still",
    { startedAtMs: 1_000, pauses: pauses([2_000, 3_000], [6_000, null]), endedAtMs: null },
    4_000,
  ],
  [
    "ended: it stands for good",
    { startedAtMs: 1_000, pauses: pauses([2_000, 3_000]), endedAtMs: 7_000 },
    5_000,
  ],
  ["a client's clock behind the server's", { startedAtMs: 11_000, pauses: [], endedAtMs: null }, 0],
])("elapsed %s", (_when, clock, expected) => {
  expect(elapsedMs(clock, 10_000)).toBe(expected);
});

test.each([
  ["no pause", [], 6_000],
  ["a pause before it and one after it", pauses([1_000, 2_000], [9_000, null]), 6_000],
  ["a pause inside", pauses([3_000, 4_000]), 5_000],
  ["pauses across its beginning and its end", pauses([1_000, 3_000], [7_000, 9_000]), 4_000],
  ["a pause around it", pauses([1_000, 9_000]), 0],
  ["a pause that goes on", pauses([4_000, null]), 2_000],
])("two to eight seconds, with %s", (_what, given, expected) => {
  expect(runMs({ fromMs: 2_000, toMs: 8_000 }, given)).toBe(expected);
});

test("a question's time runs from when it was shown to when it left, and stands still while paused", () => {
  const asked = { askedAtMs: 1_000, closedAtMs: null };
  expect(onScreenMs(asked, pauses([5_000, null]), 60_000)).toBe(4_000);
  expect(onScreenMs({ ...asked, shownAtMs: 3_000 }, [], 8_000)).toBe(5_000);
  expect(onScreenMs({ ...asked, closedAtMs: 8_000 }, pauses([2_000, 4_000]), 60_000)).toBe(5_000);
});

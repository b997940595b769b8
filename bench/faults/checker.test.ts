import { describe, expect, it } from "vitest";
import { checkHistory, countFindings, type Invariant, invariants } from "./checker";
import type { History, Operation, Sighting } from "./history";

const room = "room-1";

/** Two pushes and a note, all as it should be. */
function clean(): History {
  const operation = (opId: string, kind: "fact" | "note", acked: number[]) => ({
    opId,
    kind,
    acked,
    interviewId: room,
    seatId: "seat-1",
    sentAtMs: 0,
  });
  const saw = (seq: number, asked: string[]) => ({
    client: "candidate",
    interviewId: room,
    seq,
    asked,
    atMs: 0,
  });
  return {
    operations: [operation("a", "fact", [1]), operation("b", "fact", [2, 2]), operation("n", "note", [1])],
    sightings: [saw(1, ["q1"]), saw(2, ["q1", "q2"])],
    rows: {
      facts: new Map([
        [
          room,
          [
            { seq: 1, opId: "a", askedQuestionId: "q1" },
            { seq: 2, opId: "b", askedQuestionId: "q2" },
          ],
        ],
      ]),
      notes: [{ seatId: "seat-1", opId: "n", revision: 1 }],
    },
    atRest: [{ client: "candidate", interviewId: room, view: { seq: 2, b: 1 }, expected: { b: 1, seq: 2 } }],
  };
}

const facts = (history: History) => history.rows.facts.get(room) ?? [];
const operation = (history: History, index: number) => history.operations[index] as Operation;
const sighting = (history: History, index: number) => history.sightings[index] as Sighting;

type Plant = [name: string, broken: Invariant, plant: (history: History) => void];
const plants: Plant[] = [
  ["an acknowledged push that isn't there", "I1", (history) => operation(history, 0).acked.push(9)],
  ["a resend that was told another number", "I1", (history) => operation(history, 1).acked.push(1)],
  ["an acknowledged note that isn't there", "I1", (history) => history.rows.notes.pop()],
  ["an acknowledged revision that went back", "I1", (history) => operation(history, 2).acked.push(2)],
  ["a number left out", "I2", (history) => Object.assign(facts(history)[1] ?? {}, { seq: 3 })],
  [
    "a view of something that isn't in the log",
    "I3",
    (history) => sighting(history, 1).asked.splice(1, 1, "q9"),
  ],
  ["a view out of order", "I3", (history) => sighting(history, 1).asked.reverse()],
  ["a view ahead of the log", "I3", (history) => Object.assign(sighting(history, 1), { seq: 3 })],
  ["a question shown twice", "I4", (history) => sighting(history, 1).asked.push("q2")],
  ["a view that went back", "I4", (history) => history.sightings.reverse()],
  ["an operation with two facts", "I4", (history) => Object.assign(facts(history)[1] ?? {}, { opId: "a" })],
  [
    "a screen that differs in the end",
    "I5",
    (history) => Object.assign(history.atRest[0] ?? {}, { view: { seq: 1 } }),
  ],
];

describe("the checker", () => {
  it("finds nothing in a clean history", () => {
    expect(countFindings(checkHistory(clean()))).toBe(0);
  });

  it("lets a note be followed by a later save", () => {
    const history = clean();
    history.rows.notes = [{ seatId: "seat-1", opId: "later", revision: 4 }];
    expect(checkHistory(history).I1).toEqual([]);
  });

  it.each(plants)("finds %s (%s)", (_, broken, plant) => {
    const history = clean();
    plant(history);
    expect(checkHistory(history)[broken].length).toBeGreaterThan(0);
  });

  it("has a planted violation for each promise", () => {
    expect([...new Set(plants.map(([, broken]) => broken))].sort()).toEqual([...invariants]);
  });
});

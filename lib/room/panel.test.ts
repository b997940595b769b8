import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyPanelFact, emptyPanel, foldPanel, type PanelView } from "./panel";
import type { PanelFact, PlanItem } from "./schema";

const item = (n: number, position = n): PlanItem => ({
  planItemId: `p${n}`,
  position,
  questionVersionId: `v${n}`,
  title: `Title ${n}`,
  competency: "Models",
  minutes: 5,
});
const added = (seq: number, n: number): PanelFact => ({
  seq,
  atMs: seq,
  type: "plan_added",
  payload: item(n),
});
const removed = (seq: number, n: number): PanelFact => ({
  seq,
  atMs: seq,
  type: "plan_removed",
  payload: { planItemId: `p${n}` },
});
const ids = ({ plan }: PanelView) => plan.map((one) => one.planItemId);

/** Some fact of each type that there is, after the ones before it. */
const makers: Record<Exclude<PanelFact["type"], "unknown">, (seq: number, n: number) => PanelFact> = {
  plan_added: added,
  plan_removed: removed,
};
const kit = [item(1), item(2), item(3)];
const histories = fc
  .array(fc.tuple(fc.constantFrom(...Object.values(makers)), fc.integer({ min: 1, max: 9 })), {
    maxLength: 30,
  })
  .map((picks) => picks.map(([make, n], index) => make(index + 1, n)));

describe("the panel's stream", () => {
  test("adds at its position and removes", () => {
    const view = foldPanel([added(1, 9), added(2, 5), removed(3, 2)], kit);
    expect(ids(view)).toEqual(["p1", "p3", "p5", "p9"]);
    expect(view).toMatchObject({ seq: 3, outdated: false });
  });

  test("what is known is stale, what comes too early is a gap", () => {
    const view = foldPanel([added(1, 9)], kit);
    expect(applyPanelFact(view, removed(1, 9))).toBe("stale");
    expect(applyPanelFact(view, removed(3, 9))).toBe("gap");
  });

  test("a fact that isn't known takes its number and nothing else", () => {
    const view = foldPanel([added(1, 9)], kit);
    const moved = { seq: 2, atMs: 2, type: "plan_moved", payload: {} } as unknown as PanelFact;
    expect(applyPanelFact(view, moved)).toEqual({ ...view, seq: 2, outdated: true });
    expect(applyPanelFact(view, { seq: 2, atMs: 2, type: "unknown", payload: {} })).toEqual({
      ...view,
      seq: 2,
      outdated: true,
    });
  });

  test("folds over the table as over the kit, whenever the table was read: before it, after it or in between", () => {
    fc.assert(
      fc.property(histories, fc.nat(), (facts, cut) => {
        const fromKit = foldPanel(facts, kit);
        const read = foldPanel(facts.slice(0, cut % (facts.length + 1)), kit).plan;
        expect(foldPanel(facts, read)).toEqual(fromKit);
        let live = { ...emptyPanel, plan: kit };
        for (const fact of facts) live = applyPanelFact(live, fact) as PanelView;
        expect(live).toEqual(fromKit);
      }),
    );
  });
});

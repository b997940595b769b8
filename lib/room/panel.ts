// What only the panel's screens hold, as a pure function of the panel's own stream: for first render, catch-up and live.
import type { PanelFact, PlanItem, UnknownFact } from "./schema";

export type PanelView = {
  seq: number;
  plan: PlanItem[];
  /** It lacks a fact that this code doesn't know. */
  outdated: boolean;
};

export const emptyPanel: PanelView = { seq: 0, plan: [], outdated: false };

/** Applies the next fact. `stale`: already in the view; `gap`: facts before it are missing, so ask for them. */
export function applyPanelFact(view: PanelView, fact: PanelFact): PanelView | "stale" | "gap" {
  if (fact.seq <= view.seq) return "stale";
  if (fact.seq > view.seq + 1) return "gap";
  return { ...advance(view, fact), seq: fact.seq };
}

/**
 * The panel as it is now: the whole stream over the plan as the table has it, whenever that was read. The plan that was
 * copied at the interview's creation is only there, so every fact must leave a plan that holds it already as it is.
 */
export function foldPanel(facts: readonly PanelFact[], plan: PlanItem[]): PanelView {
  return facts.reduce<PanelView>(
    (view, fact) => {
      const next = applyPanelFact(view, fact);
      return typeof next === "string" ? view : next;
    },
    { ...emptyPanel, plan },
  );
}

function advance(view: PanelView, fact: PanelFact): PanelView {
  switch (fact.type) {
    case "plan_added":
      return { ...view, plan: [...without(view.plan, fact.payload), fact.payload].sort(byPosition) };
    case "plan_removed":
      return { ...view, plan: without(view.plan, fact.payload) };
    default:
      // Its own name comes from a newer server. The view stays as it is, so that what comes after still applies.
      fact satisfies UnknownFact;
      return { ...view, outdated: true };
  }
}

const without = (plan: PlanItem[], { planItemId }: { planItemId: string }) =>
  plan.filter((item) => item.planItemId !== planItemId);
const byPosition = (a: PlanItem, b: PlanItem) => a.position - b.position;

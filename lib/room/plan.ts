// The plan as the cockpit lists it: what was planned in its order, then what was asked beside the plan. Pure.
import type { AskedView, PlanItem } from "./schema";

export type PlanRow = {
  /** The plan entry's id, or the asked question's where it wasn't planned. */
  key: string;
  place: number;
  title: string;
  minutes: number;
  questionVersionId: string;
  planItemId: string | null;
  /** The latest ask of it. */
  asked: AskedView | undefined;
};

export function planRows(plan: readonly PlanItem[], asked: readonly AskedView[]): PlanRow[] {
  const planned = plan.map((item) => ({
    key: item.planItemId,
    title: item.title,
    minutes: item.minutes,
    questionVersionId: item.questionVersionId,
    planItemId: item.planItemId,
    asked: asked.findLast((one) => one.panel?.planItemId === item.planItemId),
  }));
  const known = new Set(plan.map((item) => item.planItemId));
  const beside = asked
    .filter((one) => !one.panel?.planItemId || !known.has(one.panel.planItemId))
    .map((one) => ({
      key: one.askedQuestionId,
      title: one.panel?.title ?? "",
      minutes: one.panel?.minutes ?? 0,
      questionVersionId: one.panel?.questionVersionId ?? "",
      planItemId: null,
      asked: one,
    }));
  return [...planned, ...beside].map((row, index) => ({ ...row, place: index + 1 }));
}

/** The first entry that wasn't asked yet. */
export const nextRow = (rows: readonly PlanRow[]): PlanRow | undefined => rows.find((row) => !row.asked);

/** Minutes that the entries not asked yet need. */
export const minutesToCome = (rows: readonly PlanRow[]): number =>
  rows.filter((row) => !row.asked).reduce((sum, row) => sum + row.minutes, 0);

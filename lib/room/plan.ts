// The plan as the cockpit lists it: what was planned in its order, under each entry its earlier askings, then what was asked
// beside the plan. Pure.
import type { AskedView, PlanItem } from "./schema";

export type PlanRow = {
  /** The plan entry's id; the asked question's where it wasn't planned, or was asked again since. */
  key: string;
  title: string;
  minutes: number;
  questionVersionId: string;
  planItemId: string | null;
  /** Its entry's question was asked again since: it stands below that row. */
  isEarlier: boolean;
  asked: AskedView | undefined;
  /** Its entry counts as asked: once at least it wasn't taken back, or was rated all the same. */
  isAsked: boolean;
  /** Which asking of this question it is, from 1 (0: none yet), and of how many. */
  time: number;
  times: number;
};
type Entry = Pick<PlanRow, "key" | "title" | "minutes" | "questionVersionId" | "planItemId"> & {
  /** The latest first. */
  askings: AskedView[];
};

type Counts = (asked: AskedView) => boolean;
const unlessTakenBack: Counts = ({ isTakenBack }) => !isTakenBack;

/** `counts`: whether an asking is one. */
export function planRows(
  plan: readonly PlanItem[],
  asked: readonly AskedView[],
  counts = unlessTakenBack,
): PlanRow[] {
  const known = new Set(plan.map((item) => item.planItemId));
  const beside = asked.filter((one) => !one.panel?.planItemId || !known.has(one.panel.planItemId));
  const entries = [...plan.map((item) => planned(item, asked)), ...beside.map(unplanned)];
  return entries.flatMap(({ askings, ...entry }) =>
    (askings.length > 0 ? askings : [undefined]).map((one, below) => ({
      ...entry,
      key: below > 0 && one ? one.askedQuestionId : entry.key,
      isEarlier: below > 0,
      asked: one,
      isAsked: askings.some(counts),
      ...timesOf(one, asked),
    })),
  );
}

const planned = (item: PlanItem, asked: readonly AskedView[]): Entry => ({
  key: item.planItemId,
  title: item.title,
  minutes: item.minutes,
  questionVersionId: item.questionVersionId,
  planItemId: item.planItemId,
  askings: asked.filter((one) => one.panel?.planItemId === item.planItemId).reverse(),
});

const unplanned = (one: AskedView): Entry => ({
  key: one.askedQuestionId,
  title: one.panel?.title ?? "",
  minutes: one.panel?.minutes ?? 0,
  questionVersionId: one.panel?.questionVersionId ?? "",
  planItemId: null,
  askings: [one],
});

function timesOf(one: AskedView | undefined, asked: readonly AskedView[]) {
  const version = one?.panel?.questionVersionId;
  const same = asked.filter(({ panel }) => panel && panel.questionVersionId === version);
  return { time: one ? same.indexOf(one) + 1 : 0, times: same.length };
}

/** `2nd of 3 times`; nothing for what was asked once. */
export function timeWords({ time, times }: Pick<PlanRow, "time" | "times">): string {
  return times > 1 ? `${nth(time)} of ${times} times` : "";
}

/** `1st`, `2nd`, `11th`. */
export function nth(position: number): string {
  const ends = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" };
  return `${position}${ends[new Intl.PluralRules("en", { type: "ordinal" }).select(position)]}`;
}

const isToCome = ({ isAsked, isEarlier, planItemId }: PlanRow) =>
  !isAsked && !isEarlier && planItemId !== null;

/** The first entry of the plan that wasn't asked yet. */
export const nextRow = (rows: readonly PlanRow[]): PlanRow | undefined => rows.find(isToCome);

/** Minutes that the entries not asked yet need. */
export const minutesToCome = (rows: readonly PlanRow[]): number =>
  rows.filter(isToCome).reduce((sum, row) => sum + row.minutes, 0);

/** How many were asked, of all that were or are to be: what was taken back beside the plan is neither. */
export function countAsked(rows: readonly PlanRow[]): { asked: number; of: number } {
  const asked = rows.filter(({ isAsked, isEarlier }) => isAsked && !isEarlier).length;
  return { asked, of: asked + rows.filter(isToCome).length };
}

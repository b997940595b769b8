import type { Loosened } from "@/lib/questions/reads";
import { kindWords, statusWords } from "@/lib/questions/rules";
import type { ListQuery } from "@/lib/questions/schema";

export type SetFilter = { filter: Loosened; label: string; clear: Partial<ListQuery> };

/** What is set besides the words, one by one, with what clears it. */
export function listSetFilters(query: ListQuery): SetFilter[] {
  const { topic, competency, kind, status, from, to, minutes, favourites, newTo } = query;
  const each = <T extends string>(
    filter: Loosened & keyof ListQuery,
    values: T[],
    name: (value: T) => string,
  ) =>
    values.map((value) => ({
      filter,
      label: name(value),
      clear: { [filter]: values.filter((other) => other !== value) },
    }));
  return [
    ...each("topic", topic, (value) => `Topic: ${value}`),
    ...each("competency", competency, (value) => `Competency: ${value}`),
    ...each("kind", kind, (value) => `Kind: ${kindWords[value]}`),
    ...each("status", status, (value) => `Status: ${statusWords[value]}`),
    ...whether(
      from > 1 || to < 5,
      "difficulty",
      from === to ? `Difficulty ${from}` : `Difficulty ${from}–${to}`,
    ),
    ...whether(minutes !== undefined, "minutes", `Up to ${minutes} minutes`),
    ...whether(favourites, "favourites", "Favourites"),
    ...whether(newTo !== "", "newTo", `Not asked to ${newTo}`),
  ];
}

const whether = (isSet: boolean, filter: Loosened, label: string): SetFilter[] =>
  isSet ? [{ filter, label, clear: cleared[filter] }] : [];

/** What takes a whole filter away. Of the statuses nothing chosen means the approved ones, so all are chosen. */
export const cleared: Record<Loosened, Partial<ListQuery>> = {
  q: { q: "" },
  topic: { topic: [] },
  competency: { competency: [] },
  kind: { kind: [] },
  status: { status: ["approved", "draft", "retired"] },
  difficulty: { from: 1, to: 5 },
  minutes: { minutes: undefined },
  favourites: { favourites: false },
  newTo: { newTo: "" },
};

/** Everything but the words. */
export const nothingSet: Partial<ListQuery> = {
  topic: [],
  competency: [],
  kind: [],
  status: [],
  from: 1,
  to: 5,
  minutes: undefined,
  favourites: false,
  newTo: "",
};

const plurals: Partial<Record<Loosened, string>> = {
  topic: "the topics",
  competency: "the competencies",
  kind: "the kinds",
  status: "the statuses",
};

/** A whole filter in a sentence. */
export function nameFilter(query: ListQuery, filter: Loosened): string {
  if (filter === "q") return `“${query.q}”`;
  if (filter === "status" && query.status.length === 0) return "“Status: Approved”";
  const set = listSetFilters(query).filter((each) => each.filter === filter);
  return set.length === 1 ? `“${set[0]?.label}”` : (plurals[filter] ?? "the filter");
}

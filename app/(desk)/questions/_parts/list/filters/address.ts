import { type ListQuery, pageSize } from "@/lib/questions/schema";
import { tidyLine } from "@/lib/text/tidy";

/** The filters as an address carries them, each only where it differs from what is shown without it. */
export function toParams(query: ListQuery): URLSearchParams {
  const { q, topic, competency, kind, status, from, to, minutes, favourites, newTo, sort, show } = query;
  const pairs: [string, string | number | undefined | false][] = [
    ["q", tidyLine(q.slice(0, 200))],
    ...topic.map((value): [string, string] => ["topic", value]),
    ...competency.map((value): [string, string] => ["competency", value]),
    ...kind.map((value): [string, string] => ["kind", value]),
    ...status.map((value): [string, string] => ["status", value]),
    ["from", from > 1 && from],
    ["to", to < 5 && to],
    ["minutes", minutes],
    ["favourites", favourites && "1"],
    ["new-to", tidyLine(newTo.slice(0, 80))],
    ["sort", sort !== "best" && sort],
    ["show", show > pageSize && show],
  ];
  return new URLSearchParams(pairs.flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));
}

export function toAddress(query: ListQuery): string {
  const params = toParams(query).toString();
  return params ? `/questions?${params}` : "/questions";
}

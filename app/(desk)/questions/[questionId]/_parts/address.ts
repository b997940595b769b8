import type { PageQuery } from "@/lib/versions/schema";

/** The page's own address with what it shows; turning one list leaves the version and the other list alone. */
export function addressOf(questionId: string, { version, before, older }: PageQuery): string {
  const set = Object.entries({ version, before, older }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/questions/${questionId}${set.length > 0 ? `?${new URLSearchParams(set)}` : ""}`;
}

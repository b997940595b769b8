import type { Made } from "@/db/schema/import-columns";
import type { ImportStage } from "@/db/vocabulary";

export const stageWords: Record<ImportStage, string> = {
  reading: "Being read",
  review: "To review",
  accepted: "In the bank",
  undone: "Undone",
  failed: "Could not be read",
};

export const number = (count: number): string => count.toLocaleString("en-GB");

/** "1 question", "2,400 questions" */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** "12 questions added, 1 new version, 2 kits" */
export function describeMade({ added, versions, kits }: Made): string {
  const parts = [
    added > 0 || versions === 0 ? `${counted(added, "question")} added` : "",
    versions > 0 ? counted(versions, "new version") : "",
    kits > 0 ? counted(kits, "kit") : "",
  ];
  return parts.filter(Boolean).join(", ");
}

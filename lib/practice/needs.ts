// Which topics a learner needs most, and why, in the order of the list. Apart from the rules, which carry the scheduler: this runs in
// the browser too.
import type { Grade } from "@/db/vocabulary";
import { distanceOf } from "../text/edits";
import { familyOf } from "../text/families";
import { toWords } from "../text/words";

export type PracticeTopic = {
  topic: string;
  total: number;
  /** Never practised. */
  fresh: number;
  due: number;
  /** Held for a day or more, and not due. */
  learned: number;
  /** Graded Again or Hard last time. */
  weak: number;
  lastGrade: Grade | null;
  /** When the next of its cards that isn't due yet will be. */
  nextDueMs: number | null;
};

/** From the greatest need to the least. */
const needs = ["due", "weak", "begun", "new"] as const;
export type Need = (typeof needs)[number];

function needOf({ due, weak, fresh, total }: PracticeTopic): Need {
  if (due > 0) return "due";
  if (weak > 0) return "weak";
  return fresh < total ? "begun" : "new";
}

/** Within a need: the most due, the most weak, those with something new, then by name. */
function byNeed(one: PracticeTopic, other: PracticeTopic): number {
  return (
    other.due - one.due ||
    other.weak - one.weak ||
    Number(other.fresh > 0) - Number(one.fresh > 0) ||
    one.topic.localeCompare(other.topic, "en")
  );
}

/** The topics by need, each need's own together; a need that no topic has is left out. */
export function groupByNeed<T extends PracticeTopic>(topics: T[]): { need: Need; topics: T[] }[] {
  const ordered = [...topics].sort(byNeed);
  return needs.flatMap((need) => {
    const own = ordered.filter((topic) => needOf(topic) === need);
    return own.length > 0 ? [{ need, topics: own }] : [];
  });
}

/** Those whose name holds every word, its beginning or another form of it; where none does, those that come close in spelling. */
export function findTopics<T extends { topic: string }>(topics: T[], typed: string): T[] {
  const wanted = toWords(typed);
  const matching = (matches: (word: string, want: string) => boolean) =>
    topics.filter(({ topic }) => {
      const words = toWords(topic);
      return wanted.every((want) => words.some((word) => matches(word, want)));
    });
  const exact = matching(isForm);
  return exact.length > 0 ? exact : matching((word, want) => isForm(word, want) || isAlmost(word, want));
}

const isForm = (word: string, want: string) => word.startsWith(want) || familyOf(want).includes(word);

/** One mistake in four letters, two from eight on; at the word's beginning, where more of it is still to be typed. */
function isAlmost(word: string, want: string): boolean {
  if (want.length < 4) return false;
  const most = want.length < 8 ? 1 : 2;
  const lengths = [want.length - 1, want.length, want.length + 1, word.length];
  return lengths.some((length) => distanceOf(word.slice(0, length), want) <= most);
}

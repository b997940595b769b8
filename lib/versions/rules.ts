// What a question's page says in words and numbers: what changed between versions, how it scored.
import type { QuestionKind } from "@/db/vocabulary";
import { fieldWords, kindWords } from "@/lib/questions/rules";
import { type Block, diffItems, diffLines, type LineChange, toBlocks } from "./lines";
import { diffWords, type Piece } from "./words";

export type VersionText = {
  title: string;
  kind: QuestionKind;
  topic: string;
  competency: string;
  difficulty: number;
  minutes: number;
  tags: string[];
  prompt: string;
  modelAnswer: string;
  keyPoints: string[];
  followUps: string[];
  hints: string[];
  levels: string[];
  source: string;
  licence: string;
};
type Field = keyof VersionText;

/** In the order in which they are read: texts before labels. */
const texts: Field[] = ["title", "prompt", "modelAnswer", "keyPoints", "followUps", "hints", "levels"];
const fields = [...new Set([...texts, ...(Object.keys(fieldWords) as Field[])])];

/** A place in a text: a line that changed, or how many in a row that didn't. */
export type TextPart = (LineChange & { isCode: boolean }) | { change: "unchanged"; lines: Block[] };
export type FieldChange = { field: Field } & (
  | { shape: "line"; pieces: Piece[] }
  | { shape: "text"; parts: TextPart[] }
  | { shape: "list"; items: LineChange[] }
);

/** The fields that differ, each in the way that it is read. */
export function compareVersions(before: VersionText, after: VersionText): FieldChange[] {
  return fields.flatMap((field): FieldChange[] => {
    const [from, to] = [before[field], after[field]];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    if (Array.isArray(from) && Array.isArray(to)) {
      const items = field === "levels" ? byPlace(from, to) : diffItems(from, to);
      return [{ field, shape: "list", items }];
    }
    if (field === "prompt" || field === "modelAnswer")
      return [{ field, shape: "text", parts: compareTexts(String(from), String(to)) }];
    return [{ field, shape: "line", pieces: diffWords(asSaid(before, field), asSaid(after, field)) }];
  });
}

const asSaid = (text: VersionText, field: Field): string =>
  field === "kind" ? kindWords[text.kind] : String(text[field]);

/** A level is its number: the text of one is compared with what stood at that number. */
function byPlace(before: readonly string[], after: readonly string[]): LineChange[] {
  const places = [...(before.length > after.length ? before : after).keys()];
  return places.map((place) => {
    const [from, to] = [before[place], after[place]];
    const change =
      from === undefined ? "added" : to === undefined ? "removed" : from === to ? "same" : "changed";
    return {
      change,
      before: from === undefined ? null : place,
      after: to === undefined ? null : place,
      pieces: diffWords(from ?? "", to ?? ""),
    };
  });
}

/** No parts at all: only the spacing differs. */
function compareTexts(before: string, after: string): TextPart[] {
  const [from, to] = [toBlocks(before), toBlocks(after)];
  const textsOf = (blocks: readonly Block[]) => blocks.map(({ text }) => text);
  const parts: TextPart[] = [];
  for (const change of diffLines(textsOf(from), textsOf(to))) {
    const block = to[change.after ?? -1] ?? from[change.before ?? -1];
    if (!block) continue;
    const last = parts.at(-1);
    if (change.change !== "same") parts.push({ ...change, isCode: block.isCode });
    else if (last?.change === "unchanged") last.lines.push(block);
    else parts.push({ change: "unchanged", lines: [block] });
  }
  return parts.some(({ change }) => change !== "unchanged") ? parts : [];
}

/** `level3` beside the names of fields: a level is changed on its own. */
export type ChangedPart = Field | `level${number}`;

/** ["modelAnswer", "level3"] → "Model answer, level 3". Nothing changed: said so. */
export function describeChanges(parts: readonly ChangedPart[]): string {
  const levels = parts.flatMap((part) => /^level(\d)$/.exec(part)?.[1] ?? []).sort();
  const names = fields.flatMap((field) => {
    if (field !== "levels") return parts.includes(field) ? [fieldWords[field].toLowerCase()] : [];
    if (levels.length === 0) return [];
    if (levels.length === 5) return ["levels"];
    return [`${levels.length === 1 ? "level" : "levels"} ${inWords(levels)}`];
  });
  return names.length === 0 ? "Nothing" : capital(names.join(", "));
}

/** Who wrote it. The library’s own texts have no author, nor have those of somebody who was removed. */
export function authorOf({ version, author }: { version: number; author: string | null }): string {
  return author ?? (version === 1 ? "Rehearse library" : "somebody who has left");
}

/** From so many uses on, numbers are shown: fewer say more about one candidate than about the question. */
export const usesToShow = 5;

/** How often each level was given: place 0 holds “not observed”, places 1–5 the levels. */
type LevelCounts = readonly number[];
type Scores = {
  ratings: number;
  notObserved: number;
  /** In hundredths of a level; null where nothing was rated. */
  mean: number | null;
  /** The levels between which the middle half of the ratings lies; null below four ratings. */
  middleHalf: { from: number; to: number } | null;
};

/**
 * Mean and spread. The spread is told by quartiles, not by a standard deviation: levels are five steps in order, the
 * ratings are few and pile up at an end, and “half of them from 3 to 4” can be checked against the bars beside it. Each
 * quartile is a level that was given (nearest rank, as in percentile_disc), so nothing is invented between two of them.
 */
export function sumScores(counts: LevelCounts): Scores {
  const levels = counts
    .slice(0, 6)
    .flatMap((count, level) => Array<number>(level === 0 ? 0 : count).fill(level));
  const ratings = levels.length;
  const total = levels.reduce((sum, level) => sum + level, 0);
  const nearest = (share: number) => levels[Math.max(0, Math.ceil(share * ratings) - 1)] ?? 0;
  return {
    ratings,
    notObserved: counts[0] ?? 0,
    mean: ratings === 0 ? null : Math.round((100 * total) / ratings),
    middleHalf: ratings < 4 ? null : { from: nearest(0.25), to: nearest(0.75) },
  };
}

/** ["2"] → "2"; ["2", "3", "5"] → "2, 3 and 5". */
function inWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

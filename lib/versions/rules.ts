// What a question's page says in words and numbers: what changed between versions, how it scored.
import { keysOf } from "@/lib/keys";
import {
  type AnyValue,
  type Field,
  type Fields,
  inFileOrder,
  type TextOf,
} from "@/lib/questions/field-kinds";
import { type FieldName, type QuestionText, questionFields } from "@/lib/questions/fields";
import { type Block, diffItems, diffLines, type LineChange, toBlocks } from "./lines";
import { diffWords, type Piece } from "./words";

/** In the order in which they are read: the name, then texts before labels. */
function inReadingOrder<F extends Fields>(fields: F) {
  const names = keysOf(fields);
  return [...new Set([...names.slice(0, 1), ...inFileOrder(fields).sections, ...names])];
}

/** A place in a text: a line that changed, or how many in a row that didn't. */
export type TextPart = (LineChange & { isCode: boolean }) | { change: "unchanged"; lines: Block[] };
type Change =
  | { shape: "line"; pieces: Piece[] }
  | { shape: "text"; parts: TextPart[] }
  | { shape: "list"; items: LineChange[] };
export type FieldChange = { field: FieldName } & Change;

/** The fields that differ, each in the way that it is read. */
export const compareVersions = (before: QuestionText, after: QuestionText): FieldChange[] =>
  compareFields(questionFields, before, after);

export function compareFields<F extends Fields>(fields: F, before: TextOf<F>, after: TextOf<F>) {
  return inReadingOrder(fields).flatMap((name) => {
    const [field, from, to] = [fields[name], before[name], after[name]];
    if (!field || JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ field: name, ...compareValues(field, from, to) }];
  });
}

function compareValues(field: Field, from: AnyValue, to: AnyValue): Change {
  switch (field.value) {
    case "lines":
    case "tags":
      return { shape: "list", items: diffItems(linesOf(from), linesOf(to)) };
    case "scale":
      return { shape: "list", items: byPlace(linesOf(from), linesOf(to)) };
    case "markdown":
      return { shape: "text", parts: compareTexts(String(from), String(to)) };
    case "word":
      return { shape: "line", pieces: diffWords(field.of[String(from)] ?? "", field.of[String(to)] ?? "") };
    case "line":
    case "whole":
      return { shape: "line", pieces: diffWords(String(from), String(to)) };
  }
}

const linesOf = (value: AnyValue): string[] => [value].flat().map(String);

/** A level is its number: the text of one is compared with what stood at that number. */
function byPlace(before: readonly string[], after: readonly string[]): LineChange[] {
  const indexes = [...(before.length > after.length ? before : after).keys()];
  return indexes.map((index) => {
    const [from, to] = [before[index], after[index]];
    const change =
      from === undefined ? "added" : to === undefined ? "removed" : from === to ? "same" : "changed";
    return {
      change,
      before: from === undefined ? null : index,
      after: to === undefined ? null : index,
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
export type ChangedPart = FieldName | `level${number}`;

/** ["modelAnswer", "level3"] → "Model answer, level 3". Nothing changed: said so. */
export function describeChanges(parts: readonly ChangedPart[]): string {
  const levels = parts.flatMap((part) => /^level(\d)$/.exec(part)?.[1] ?? []).sort();
  const names = inReadingOrder(questionFields).flatMap((field) => {
    if (field !== "levels") return parts.includes(field) ? [questionFields[field].words.toLowerCase()] : [];
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

/** How often each level was given: index 0 holds “not observed”, 1–5 the levels. */
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

/** The middle value, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

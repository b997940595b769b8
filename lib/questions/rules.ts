// What the bank makes of a question's texts, and how the screens say its fields and its closed words.
import { findFences } from "../text/fences";
import { toWords } from "../text/words";

/** A typed tag as tags are written: “Query sets” is query-sets. Empty where it has no word. */
export const toTag = (typed: string): string => toWords(typed).join("-");

/** Typed tags, parted by commas, semicolons or lines, each once. What has no word stays as it was typed, to be refused. */
export const toTags = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,;\n]/)
      .map((part) => toTag(part) || part.trim())
      .filter(Boolean),
  ),
];

/** What is typed beyond these is not looked for. */
export const mostWords = 8;

/** The words to look for. */
export const toSearchWords = (text: string): string[] => toWords(text.slice(0, 200)).slice(0, mostWords);

/** What English questions are asked with; of “what’s” and “don’t” both parts. */
const little = new Set([
  ..."what s which who whose when where why how is are was were be do does did don doesn t can could should".split(
    " ",
  ),
  ..."would will has have had a an the this that these those there it its they them their we our i my you".split(
    " ",
  ),
  ..."your of in on at to into from for by with about between and or if so as than then not".split(" "),
]);
/** One or two letters are most often the beginning of a word that is being typed. */
const isBegun = (typed: readonly { word: string }[]) =>
  typed.length > 1 && (typed.at(-1)?.word.length ?? 0) <= 2;

/** Of the words typed those that say what is looked for: not the little ones nor a last one of one or two letters, if others remain. */
export function tellingOf<T extends { word: string }>(typed: readonly T[]): readonly T[] {
  const complete = isBegun(typed) ? typed.slice(0, -1) : typed;
  const telling = complete.filter(({ word }) => !little.has(word));
  return telling.length > 0 ? telling : complete;
}

/** Three telling words or more that are all in one title, with the little ones beside them, are that title. */
export const mayBeTitle = (typed: readonly { word: string }[]): boolean =>
  tellingOf(typed).length > 2 && !isBegun(typed);

/** The first line of a prompt as a list shows it: `code` stays, fenced blocks and other marks of Markdown are left out. */
export function firstLine(prompt: string): string {
  const lines = prompt.split("\n");
  const { isFenced } = findFences(lines);
  return (lines.find((line, index) => !isFenced[index] && /[\p{L}\p{N}]/u.test(line)) ?? "")
    .replace(/^\s*(#{1,6}|>|[-*+]|\d+[.)])\s+/, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*/g, "")
    .trim();
}

export const kindWords = { spoken: "Spoken", code: "Code", design: "Design", behavioural: "Behavioural" };
export const statusWords = { draft: "Draft", approved: "Approved", retired: "Retired" };

/** What a level means where a draft doesn't describe it yet. */
export const generalLevels = [
  "No answer that could be used: silent, wrong, or about something else.",
  "Parts of it, with gaps or errors that would matter in practice.",
  "What was asked, correctly, with little help.",
  "Complete and clear, with reasons and an example.",
  "More than was asked: limits, alternatives and consequences, unprompted.",
];

/** The five levels to rate by, the question's own where it has them. */
export const toLevels = (levels: readonly string[]): string[] =>
  generalLevels.map((general, index) => levels[index] || general);

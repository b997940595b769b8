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

/** Whether these words are all in a title. */
export function isInTitle(words: readonly { word: string }[], title: string): boolean {
  const has = new Set(toSearchWords(title));
  return words.every(({ word }) => has.has(word));
}

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

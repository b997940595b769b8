// What the table of fields says of each, and what follows from the kind of its value: how it is checked, typed, compared,
// written and read. Whatever takes a table works with any, so that tests can add a field and look for it everywhere.

import type { FoundBy } from "@/db/bank/writes";
import { keysOf } from "@/lib/keys";

type Every = {
  /** As screens and files call it. */
  words: string;
  /** How a sentence about it begins, where that isn’t “The title …”. */
  said?: string;
  /** With which weight the search finds the question by it. */
  foundBy: keyof FoundBy | null;
  /** What other people’s files call it: small letters and digits alone. */
  aliases: readonly string[];
  /** What the editor says beside it. */
  help?: string;
};
type Limits = { least: number; most: number };
/** `fresh` stands in a new question’s form, `found` in an imported one that didn’t say; null: worked out of the document. */
type Starts<T> = { fresh: T; found: T | null };

/** One line of text. */
export type LineField = Every &
  Limits &
  Starts<string> & {
    value: "line";
    part: "about" | "origin";
    usual?: readonly string[];
    /** What is kept where nobody wrote anything. */
    otherwise?: string;
  };
/** A text in Markdown. The first of the table opens a question’s file, the others stand below their headings. */
type MarkdownField = Every & Limits & { value: "markdown"; shownTo: "candidate" | "interviewers" };
/** Statements of a line each, none at first; with fewer than `least` some are missing. `one` is one of them. */
type LinesField = Every & Limits & { value: "lines"; one: string; isNumbered: boolean };
/** As many lines as there are levels, each known by its place. There are all, some of them empty, or none. */
export type ScaleField = Every & { value: "scale"; count: number };
/** Small words joined by hyphens. */
export type TagsField = Every & { value: "tags"; most: number };
/** A whole number. `otherWords` and `unit` are what other people write for it and behind it. */
export type WholeField = Every &
  Limits &
  Starts<number> & {
    value: "whole";
    input: "typed" | "chosen";
    expected: string;
    otherWords: Readonly<Record<string, number>>;
    unit?: RegExp;
  };
/** One of a few words, each with its label. */
export type WordField<W extends string = string> = Every &
  Starts<W> & { value: "word"; of: Readonly<Record<W, string>>; otherWords: Readonly<Record<string, W>> };

export type Field = LineField | MarkdownField | LinesField | ScaleField | TagsField | WholeField | WordField;
export type Fields = Readonly<Record<string, Field>>;

/** The kinds of field that can hold what a column holds. */
export type FieldFor<T> = [T] extends [number]
  ? WholeField
  : [T] extends [readonly string[]]
    ? LinesField | ScaleField | TagsField
    : string extends T
      ? LineField | MarkdownField
      : [T] extends [string]
        ? WordField<T>
        : never;

/** What the bank keeps of a field. */
export type ValueOf<F extends Field> = F extends { value: "word"; of: infer Words }
  ? keyof Words & string
  : F extends { value: "whole" }
    ? number
    : F extends { value: "line" | "markdown" }
      ? string
      : string[];
/** What its place in the form holds: as it was typed, complete or not. */
type TypedOf<F extends Field> = F extends { value: "word" } | { value: "whole"; input: "chosen" }
  ? ValueOf<F>
  : F extends { value: "lines" | "scale" }
    ? string[]
    : string;

export type TextOf<F extends Fields> = { -readonly [N in keyof F]: ValueOf<F[N]> };
export type BodyOf<F extends Fields> = { -readonly [N in keyof F]: TypedOf<F[N]> };
/** A value of any field, as the functions of a kind of value take it. */
export type AnyValue = string | number | readonly string[];

/** Something for each field, under its name. The one place where the compiler takes our word for what a kind makes of it. */
export function forEachField<F extends Fields, Out>(
  fields: F,
  toPart: (field: Field, name: keyof F & string) => unknown,
): Out {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, toPart(field, name)]),
  ) as Out;
}

/** Fields with a text of their own stand below the front matter; all the others in it. */
const isSection = (field: Field): field is MarkdownField | LinesField | ScaleField =>
  field.value === "markdown" || field.value === "lines" || field.value === "scale";

/** The same fields as files and schemas have them: front matter, then sections. */
export function inFileOrder<F extends Fields>(fields: F) {
  const names = keysOf(fields);
  const isBelow = (name: string) => isSection(fields[name] as Field);
  return { head: names.filter((name) => !isBelow(name)), sections: names.filter(isBelow) };
}

/**
 * What a question can be asked without and is better with, in words: “key points”, or “more key points” where there are some.
 * Also of what stands in its form.
 */
export const listMissing = (fields: Fields, question: Readonly<Record<string, unknown>>): string[] =>
  nameMissing(fields, (name) => [question[name]].flat().filter((text) => String(text ?? "").trim()).length);

/** The same of how many texts each field has. */
export function nameMissing(fields: Fields, countIn: (name: string) => number): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const said = countIn(name);
    return said < wantedOf(field) ? `${said > 0 ? "more " : ""}${field.words.toLowerCase()}` : [];
  });
}

function wantedOf(field: Field): number {
  if (field.value === "scale") return field.count;
  if (field.value === "lines") return field.least;
  return field.value === "markdown" ? 1 : 0;
}

/** “The model answer” in “The model answer is missing.” */
export const sayField = ({ said, words, value }: Field): string =>
  said ?? (value === "lines" || value === "scale" || value === "tags" ? words : `The ${words.toLowerCase()}`);

// What a document of any format is read into, before anybody has reviewed it. Lines count from 1; both ends belong to it.
import type { Question } from "../questions/schema";

export type LineRange = { from: number; to: number };

/** The fields as the document gave them, unchecked. Only the prompt is always there; `slug` only from our own packs. */
export type FoundQuestion = {
  lines: LineRange;
  fields: Partial<Question> & { prompt: string; slug?: string };
  /** The headings that it stood under, outermost first: they may name its topic. */
  under: string[];
};

/** What was read but is no question, with the reason in words. `text` is its beginning. */
export type LeftOut = { lines: LineRange; text: string; why: string };

/** What was wrong, where, and what to do. The rest of the document is still offered, but for `isEnd`: reading stopped there. Null: no line, but all of it. */
export type ReadProblem = { line: number | null; message: string; isEnd?: true };

export type FoundKit = {
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  items: { question: string; minutes: number }[];
};

const formats = ["markdown", "text", "csv", "json", "pack"] as const;
export type Format = (typeof formats)[number];

export type DocumentRead = {
  format: Format;
  questions: FoundQuestion[];
  kits: FoundKit[];
  leftOut: LeftOut[];
  /** Whole files of a pack, by their paths, and why. */
  unread?: { path: string; why: string }[];
  problems: ReadProblem[];
};

/** Reading hands back control now and then with the share that is done (0–1), so that a large file holds nobody up. */
export type Reading<T> = Generator<number, T, undefined>;

export const largestFile = 10 * 1024 * 1024;
export const mostQuestions = 20_000;
/** Where a document has more; `rest` is what wasn't read. */
export const tooManyQuestions = (line: number | null, rest = "What stands from here on"): ReadProblem => ({
  line,
  message: `A file may have ${mostQuestions.toLocaleString("en-GB")} questions. ${rest} was not read: split the file.`,
  isEnd: true,
});
export const longestLine = 10_000;
/** In characters: several times what the schema lets a question be. */
export const longestQuestion = 100_000;

// What the JSON columns of an import hold.
import type { VersionText } from "../bank/version-columns";
import type { QuestionStatus } from "../vocabulary";

/** A found question with a value in each field, not yet checked: `problems` beside it says what the schema refuses. */
export type Staged = {
  question: VersionText & { status: QuestionStatus };
  /** From our own packs only. */
  slug: string | null;
  /** What the document or a person said. The rest was filled in here, and a new version takes it from the bank instead. */
  given: (keyof VersionText)[];
  /** The version of its likeness in the bank that a new version would follow. */
  basedOn: number | null;
};
export type ItemProblem = { field: string; message: string };

export type Kept = { position: number; title: string; why: string };
/** `drafts`: how many of the questions still wait to be approved. */
export type Made = { added: number; versions: number; kits: number; drafts: number };
/** `kept` is cut, `keptCount` is not. */
export type Undone = {
  removed: number;
  restored: number;
  kits: number;
  kept: Kept[];
  keptCount: number;
  keptKits: string[];
};

type StagedKit = {
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  items: { question: string; minutes: number }[];
  madeId?: string;
};

/** The lists are cut; the counts beside them are not. */
export type Report = {
  leftOut: { lines: { from: number; to: number } | null; text: string; why: string }[];
  leftOutCount: number;
  /** Reading stopped at those with `isEnd`, which stand first. */
  problems: { line: number | null; message: string; isEnd?: true }[];
  problemCount: number;
  kits: StagedKit[];
  /** Why there is nothing to review. */
  failure?: string;
  made?: Made;
  undone?: Undone;
};

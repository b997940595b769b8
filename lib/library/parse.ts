// What the library's files say, for those of them that have changed: this loads the readers of Markdown and YAML.

import type { Problem } from "../documents/formats/front-matter";
import { readKitFile } from "../documents/formats/kit";
import { readQuestionFile } from "../documents/formats/markdown";
import type { BankKit, BankQuestion } from "../questions/schema";
import type { SeedFiles } from "./seed-files";

/** Reads every file, or throws one error that lists all that is wrong, with path and line. */
export function parseSeedFiles(files: SeedFiles): { questions: BankQuestion[]; kits: BankKit[] } {
  const problems: string[] = [];
  const note = (path: string, found: Problem[]) =>
    problems.push(...found.map((problem) => `${path}:${problem.line}: ${problem.message}`));
  const questions = files.questions.flatMap(({ path, slug, text }) => {
    const read = readQuestionFile(slug, text);
    if (!read.ok) note(path, read.problems);
    return read.ok ? [read.question] : [];
  });
  const kits = files.kits.flatMap(({ path, slug, text }) => {
    const read = readKitFile(slug, text);
    if (!read.ok) note(path, read.problems);
    return read.ok ? [read.kit] : [];
  });
  const known = new Set(files.questions.map((file) => file.slug));
  for (const kit of kits) {
    const strangers = kit.items.filter((item) => !known.has(item.question)).map((item) => item.question);
    if (strangers.length > 0)
      problems.push(`kits/${kit.slug}.yaml: the bank has no ${strangers.join(", ")}.`);
  }
  if (problems.length > 0) throw new Error(`The seed files can’t be used:\n${problems.join("\n")}`);
  return { questions, kits };
}

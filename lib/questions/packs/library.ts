// The library as files: db/seed/bank/**/*.md and db/seed/kits/*.yaml.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BankKit, BankQuestion } from "../schema";
import type { Problem } from "./front-matter";
import { readKitFile } from "./kit";
import { readQuestionFile } from "./markdown";

export type SeedFile = { path: string; slug: string; text: string };
export type SeedFiles = { questions: SeedFile[]; kits: SeedFile[]; hash: string };

/** Raise it when the same files must be rendered or stored in another way. */
const storageForm = 1;

/** The files and one hash over all of them. */
export async function readSeedFiles(root = findSeedRoot()): Promise<SeedFiles> {
  const questions = await readFolder(join(root, "bank"), ".md");
  const kits = await readFolder(join(root, "kits"), ".yaml");
  const hash = createHash("sha256").update(`${storageForm}`);
  for (const file of [...questions, ...kits]) hash.update(`\0${file.path}\0${file.text}`);
  return { questions, kits, hash: hash.digest("hex") };
}

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

/** `db/seed` of the project: from where the process was started, else above this file (a bundle in dist, a test). */
function findSeedRoot(): string {
  const starts = [process.cwd()];
  for (
    let folder = dirname(fileURLToPath(import.meta.url));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    starts.push(folder);
  }
  const roots = starts.map((start) => join(start, "db", "seed"));
  const root = roots.find((each) => existsSync(join(each, "bank")));
  if (!root) throw new Error(`The question bank was not found. It was looked for in ${roots.join(", ")}.`);
  return root;
}

async function readFolder(folder: string, ending: string): Promise<SeedFile[]> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
  const wanted = names.filter((name) => name.endsWith(ending)).sort();
  const label = folder.endsWith("kits") ? "kits" : "bank";
  return Promise.all(
    wanted.map(async (name) => ({
      path: `${label}/${name}`,
      slug: name.slice(0, -ending.length),
      // A checkout on Windows may have turned line ends; the same words must give the same hash.
      text: (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n"),
    })),
  );
}

// The library as files: db/seed/bank/**/*.md and db/seed/kits/*.yaml. Read at every start, so nothing here loads a parser, and
// without promises: several hundred small files take a third of the time that way, and nobody is served yet.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

type SeedFile = { path: string; slug: string; text: string };
export type SeedFiles = { questions: SeedFile[]; kits: SeedFile[]; hash: string };

/** Raise it when the same files must be rendered or stored in another way. */
const storageForm = 1;

/** The files and one hash over all of them. */
export function readSeedFiles(root = findSeedRoot()): SeedFiles {
  const questions = readFolder(join(root, "bank"), ".md");
  const kits = readFolder(join(root, "kits"), ".yaml");
  const hash = createHash("sha256").update(`${storageForm}`);
  for (const file of [...questions, ...kits]) hash.update(`\0${file.path}\0${file.text}`);
  return { questions, kits, hash: hash.digest("hex") };
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

function readFolder(folder: string, ending: string): SeedFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const names = paths.map((path) => path.replaceAll("\\", "/")).filter((name) => name.endsWith(ending));
  const label = folder.endsWith("kits") ? "kits" : "bank";
  return names.sort().map((name) => ({
    path: `${label}/${name}`,
    slug: name.slice(0, -ending.length),
    // A checkout on Windows may have turned line ends; the same words must give the same hash.
    text: readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n"),
  }));
}

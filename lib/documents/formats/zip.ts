// The bank as a folder of files, packed: bank/<slug>.md, kits/<slug>.yaml. Nothing is ever unpacked to a disk: a path is a name.
import { deflateSync, Zip, ZipPassThrough } from "fflate";
import { stringify } from "yaml";
import type { BankKit } from "@/lib/questions/schema";
import { doOverlap, listEntries, unpackEntry, type ZipEntry } from "../bytes/zip-entries";
import { type DocumentRead, mostQuestions, type Reading, type ReadProblem, tooManyQuestions } from "../found";
import { writeYaml } from "./front-matter";
import { type Entry, type FileFields, ourFields } from "./loose-fields";
import { writeQuestionFile } from "./markdown";
import { readPackFile } from "./pack-file";

const mostEntries = 25_000;
const mostBytes = 64 * 1024 * 1024;
const readme = `# Question bank

Taken out of Rehearse. Each file below \`bank\` is a question, each file below \`kits\` the plan of an interview; its path is
its name. They are plain text, made to be read, changed and kept in Git. Zip the folder and import it to bring them back.
`;

/** The same bank gives the same bytes. */
export function* writeZip(
  bank: { questions: Iterable<Entry>; kits: Iterable<BankKit> },
  files: FileFields = ourFields,
): Generator<Uint8Array> {
  let chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  function* take(): Generator<Uint8Array> {
    yield* chunks;
    chunks = [];
  }
  addFile(zip, "README.md", readme);
  for (const question of bank.questions) {
    addFile(zip, `bank/${question.slug}.md`, writeQuestionFile(question, files));
    yield* take();
  }
  for (const kit of bank.kits) {
    addFile(zip, `kits/${kit.slug}.yaml`, writeKitFile(kit));
    yield* take();
  }
  zip.end();
  yield* take();
}

/** Reads a pack, and any zip with question files of ours in it. Each line counts within its own file. */
export function* readZip(bytes: Uint8Array, files: FileFields = ourFields): Reading<DocumentRead> {
  const read: DocumentRead = { format: "pack", questions: [], kits: [], leftOut: [], problems: [] };
  const entries = chooseEntries(bytes);
  if (typeof entries === "string") {
    read.problems.push({ line: null, message: entries });
    return read;
  }
  const work = { bytes: 0 };
  let tooMany: ReadProblem | undefined;
  for (const [index, entry] of entries.entries()) {
    if (read.questions.length === mostQuestions && !/\.ya?ml$/i.test(entry.name)) {
      tooMany ??= tooManyQuestions(null, `“${entry.name}” and what stands behind it`);
      continue;
    }
    const content = unpackEntry(bytes, entry, work);
    if (work.bytes > mostBytes) {
      const message = `${tooLarge} “${entry.name}” and what stands behind it was not read.`;
      read.problems.push({ line: null, message, isEnd: true });
      break;
    }
    readPackFile(entry.name, content, { read, files });
    if (index % 20 === 0) yield index / entries.length;
  }
  if (tooMany) read.problems.push(tooMany);
  return read;
}

const tooLarge = `The zip file unpacks to more than ${mostBytes / 1024 / 1024} MB.`;

class PackedFile extends ZipPassThrough {
  override compression = 8;
  override mtime = new Date(1980, 0, 1);

  /** The whole file at once: ZipDeflate would hold 100 kB of working memory for each until the end. */
  protected override process(content: Uint8Array<ArrayBuffer>, isLast: boolean): void {
    this.ondata(null, deflateSync(content), isLast);
  }
}

function addFile(zip: Zip, name: string, text: string): void {
  const file = new PackedFile(name);
  zip.add(file);
  file.push(new TextEncoder().encode(text), true);
}

/** Writes what `readKitFile` reads back as the same kit. */
function writeKitFile({ title, summary, minutes, items }: BankKit): string {
  const plan = items.map(({ question, minutes }) =>
    stringify({ question, minutes }, { lineWidth: 0, collectionStyle: "flow" }),
  );
  return `${writeYaml({ title, summary, minutes })}items:\n${plan.map((item) => `  - ${item}`).join("")}`;
}

/** The files of an archive that are worth a look, or why it is not unpacked at all. */
function chooseEntries(bytes: Uint8Array): ZipEntry[] | string {
  const listed = listEntries(bytes, mostEntries);
  if (!listed) return "This is no zip file that can be read: it is damaged or cut off. Zip the folder again.";
  if (listed.count > mostEntries)
    return `The zip file holds ${listed.count} files; up to ${mostEntries} are read. Split it.`;
  if (doOverlap(listed.entries))
    return "The files in this zip file lie over one another, as no program packs them. Zip the folder again.";
  const total = listed.entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > mostBytes) return `${tooLarge} Nothing of it was read. Split it.`;
  return listed.entries.filter(({ name }) => !isByTheWay(name));
}

/** Folders, and what systems leave behind. */
function isByTheWay(path: string): boolean {
  return path.endsWith("/") || /(^|\/)(\.(?!\.?\/)|__MACOSX\/|thumbs\.db$)/i.test(path);
}

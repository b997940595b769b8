import type { Database } from "@/db/client";
import { findSeedHash, type SeedQuestion, saveLibrary } from "@/db/seed/library";
import { toFoundBy } from "../questions/found-by";
import type { BankQuestion } from "../questions/schema";
import { readSeedFiles } from "./seed-files";

/**
 * Brings the library bank to what the files in `db/seed` say. With nothing changed this is one query; only a change
 * loads the parsers and the renderer. Safe to repeat and to run in two servers at once.
 */
export async function seedLibrary(database: Database, root?: string): Promise<void> {
  const files = readSeedFiles(root);
  if ((await findSeedHash(database)) === files.hash) return;
  const { parseSeedFiles } = await import("./parse");
  const { questions, kits } = parseSeedFiles(files);
  await saveLibrary(database, { hash: files.hash, questions: await renderAll(questions), kits });
}

async function renderAll(questions: readonly BankQuestion[]): Promise<SeedQuestion[]> {
  const { renderMarkdown } = await import("../markdown/render");
  return Promise.all(
    questions.map(async (question) => ({
      ...question,
      foundBy: toFoundBy(question),
      promptHtml: await renderMarkdown(question.prompt),
      modelAnswerHtml: await renderMarkdown(question.modelAnswer),
    })),
  );
}

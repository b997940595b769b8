// What a room says of a question version. A version that was asked never changes, so the process keeps the texts that were
// asked lately: a push then reads none, and writes none but its own fact.
import type { Database } from "../client";
import type { QuestionKind } from "../vocabulary";

export type Prompt = {
  questionVersionId: string;
  teamId: string;
  title: string;
  kind: QuestionKind;
  promptHtml: string;
  minutes: number;
  /** False where it was typed in a room. */
  inBank: boolean;
};

/** UTF-16 units of HTML, about 16 MB at most. */
const mostKept = 8_000_000;
const kept = new Map<string, Prompt>();
let size = 0;

/** The prompts of these versions, by id; one query for those that aren't kept, none for the others. */
export async function findPrompts(database: Database, ids: readonly string[]): Promise<Map<string, Prompt>> {
  const found = new Map<string, Prompt>();
  const missing: string[] = [];
  for (const id of new Set(ids)) {
    const prompt = kept.get(id);
    if (prompt) found.set(id, prompt);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  for (const prompt of await readPrompts(database, missing)) {
    found.set(prompt.questionVersionId, prompt);
    keep(prompt);
  }
  return found;
}

/** The prompt, if it is kept. */
export const keptPrompt = (id: string): Prompt | undefined => kept.get(id);

function readPrompts({ $client: sql }: Database, ids: string[]): Promise<Prompt[]> {
  return sql<Prompt[]>`
    select v.id as "questionVersionId", q.team_id as "teamId", v.title, v.kind, v.prompt_html as "promptHtml", v.minutes,
      q.in_bank as "inBank"
    from question_versions v join questions q on q.id = v.question_id where v.id = any(${ids}::uuid[])`;
}

/** The oldest make way. */
function keep(prompt: Prompt): void {
  if (kept.has(prompt.questionVersionId)) return;
  kept.set(prompt.questionVersionId, prompt);
  size += prompt.promptHtml.length;
  for (const [id, { promptHtml }] of kept) {
    if (size <= mostKept) return;
    kept.delete(id);
    size -= promptHtml.length;
  }
}

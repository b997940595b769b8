// What the tests of accepting and of taking back share: a member of a team with an empty bank, and a reviewed document.

import { beforeEach } from "vitest";
import { emptyReport, insertImport, updateReading } from "@/db/imports/imports";
import { insertItems } from "@/db/imports/items";
import type { ItemProblem, Report, Staged } from "@/db/schema/import-columns";
import { useDatabase } from "@/db/testing/database";
import { listBank } from "@/db/testing/factories";
import type { ImportChoice } from "@/db/vocabulary";
import { createMember } from "@/lib/auth/testing";
import { asImporter, type BankWriter } from "@/lib/questions/policy";
import type { Question } from "@/lib/questions/schema";
import { acceptImport } from "./accept";
import { readImport } from "./reads";

const newQuestion = (title: string): Question => ({
  title,
  status: "draft",
  kind: "spoken",
  topic: "Caching",
  competency: "Web",
  difficulty: 3,
  minutes: 5,
  tags: [],
  source: "a.md, line 1",
  licence: "Unknown",
  prompt: `${title}?`,
  modelAnswer: "So.",
  keyPoints: [],
  followUps: [],
  hints: [],
  levels: [],
});

type Given = {
  title: string;
  choice?: ImportChoice;
  likeId?: string;
  problems?: ItemProblem[];
} & Partial<Staged>;

function newItem({ title, choice = "add", likeId, problems = [], ...staged }: Given, index: number) {
  const kept = { question: newQuestion(title), slug: null, given: ["prompt" as const], basedOn: null };
  return {
    position: index + 1,
    lineFrom: 1,
    lineTo: 1,
    problems,
    choice,
    likePosition: null,
    likeId: likeId ?? null,
    likeness: likeId ? 0.95 : null,
    promptHtml: "<p>Imported</p>",
    modelAnswerHtml: "<p>So.</p>",
    fields: { ...kept, ...staged } satisfies Staged,
  };
}

/** Call at the top of a test file. */
export function useImports() {
  const { database } = useDatabase();
  let writer: BankWriter;

  const createWriter = async () => asImporter(await createMember(database()));
  beforeEach(async () => {
    writer = await createWriter();
  });

  /** A document that was read and waits for its review. */
  async function stage(given: Given[], kits: Report["kits"] = []): Promise<string> {
    const { teamId, personId: createdBy } = writer;
    const importId = await insertImport(database(), { teamId, createdBy, name: "a.md" });
    await insertItems(database(), { importId, teamId }, given.map(newItem));
    const report = { ...emptyReport, kits };
    await updateReading(database(), { importId, teamId, stage: "review", found: given.length, report });
    return importId;
  }

  return {
    database,
    createWriter,
    stage,
    writer: () => writer,
    accept: (importId: string, by = writer, approve = false) =>
      acceptImport(database(), by, { importId, approve }),
    bank: () => listBank(database(), writer.teamId),
    read: (importId: string) => readImport(database(), writer, { importId }),
  };
}

import { notFound, redirect } from "next/navigation";
import { db } from "@/db/client";
import { requireAs, requireMember } from "@/lib/auth/session";
import { asQuestionWriter, mayWriteBank } from "@/lib/questions/policy";
import { readEditor, readUnfinished } from "./reads";
import { questionIdSchema } from "./schema";

/** A question of the team, to be edited. Missing for reviewers, and where it is another team's. */
export async function loadEditor(id: string) {
  const questionId = asId(id) ?? notFound();
  const writer = await requireAs(asQuestionWriter);
  const editor = await readEditor(db(), writer, { questionId });
  return { personId: writer.personId, editor: editor.saved ? editor : notFound() };
}

/**
 * A question that is to be: its id stands in the address, so that a reload finds what was typed. Without an id one is
 * made; where it has been saved meanwhile, editing goes on in its own place.
 */
export async function loadNewEditor(query: { id?: string | string[] }) {
  const writer = await requireAs(asQuestionWriter);
  const questionId = asId(query.id) ?? redirect(`/questions/new?id=${crypto.randomUUID()}`);
  const editor = await readEditor(db(), writer, { questionId });
  if (editor.saved) redirect(`/questions/${questionId}/edit`);
  return { personId: writer.personId, editor };
}

/** What the reader began to write and the bank doesn't have yet; null for whoever may not write. */
export async function loadUnfinished() {
  const member = await requireMember();
  return mayWriteBank(member) ? readUnfinished(db(), asQuestionWriter(member)) : null;
}

function asId(given: string | string[] | undefined): string | undefined {
  return questionIdSchema.safeParse({ questionId: given }).data?.questionId;
}

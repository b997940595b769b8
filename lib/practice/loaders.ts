import { notFound, redirect } from "next/navigation";
import { db } from "@/db/client";
import { requireMember } from "@/lib/auth/session";
import { findNextQuestion, readPracticeHome, readPracticeQuestion } from "./reads";
import { questionIdSchema, topicSchema } from "./schema";

type Query = Record<string, string | string[] | undefined>;

export async function loadPracticeHome() {
  const { personId, teamId } = await requireMember();
  const now = new Date();
  return { ...(await readPracticeHome(db(), { personId, teamId, now })), now };
}

/** Goes to the next question's own page; back to the start of practice where there is none. */
export async function goToNextQuestion(query: Query): Promise<never> {
  const { personId, teamId } = await requireMember();
  const topic = topicSchema.safeParse(query.topic).data ?? null;
  const questionId = await findNextQuestion(db(), { personId, teamId, topic, now: new Date() });
  const inTopic = topic === null ? "" : `?${new URLSearchParams({ topic })}`;
  redirect(questionId ? `/practice/${questionId}${inTopic}` : "/practice");
}

export async function loadPracticeQuestion(id: string, query: Query) {
  const { personId, teamId } = await requireMember();
  const questionId = questionIdSchema.safeParse(id).data ?? notFound();
  const mode = topicSchema.safeParse(query.topic).data ?? null;
  const now = new Date();
  const read = readPracticeQuestion(db(), { personId, teamId, questionId, now });
  return { ...(await read.catch(asMissingPage)), personId, mode, openedAtMs: now.getTime() };
}

function asMissingPage(error: unknown): never {
  if ((error as { code?: unknown }).code === "not_found") notFound();
  throw error;
}

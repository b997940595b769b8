import { notFound, redirect } from "next/navigation";
import { db } from "@/db/client";
import { requireMember } from "@/lib/auth/session";
import { asMissingPage } from "@/lib/pages";
import { findNextQuestion, readPracticeHome, readPracticeQuestion } from "./reads";
import { questionIdSchema, topicSchema } from "./schema";

type Query = Record<string, string | string[] | undefined>;

export async function loadPracticeHome() {
  const member = await requireMember();
  const now = new Date();
  return { ...(await readPracticeHome(db(), member, { now })), now };
}

/** Goes to the next question's own page; back to the start of practice where there is none. */
export async function goToNextQuestion(query: Query): Promise<never> {
  const member = await requireMember();
  const topic = topicSchema.safeParse(query.topic).data ?? null;
  const questionId = await findNextQuestion(db(), member, { topic, now: new Date() });
  const inTopic = topic === null ? "" : `?${new URLSearchParams({ topic })}`;
  redirect(questionId ? `/practice/${questionId}${inTopic}` : "/practice");
}

export async function loadPracticeQuestion(id: string, query: Query) {
  const member = await requireMember();
  const questionId = questionIdSchema.safeParse(id).data ?? notFound();
  const mode = topicSchema.safeParse(query.topic).data ?? null;
  const now = new Date();
  const read = readPracticeQuestion(db(), member, { questionId, now });
  return { ...(await read.catch(asMissingPage)), personId: member.personId, mode, openedAtMs: now.getTime() };
}

import { notFound, redirect } from "next/navigation";
import { db } from "@/db/client";
import { requireMember } from "@/lib/auth/session";
import { asMissingPage } from "@/lib/pages";
import { readAttempt, readHistory } from "./history";
import { findNextQuestion, readPracticeHome, readPracticeQuestion } from "./reads";
import { endAddress, questionAddress } from "./run";
import { attemptIdSchema, questionIdSchema, runSchema } from "./schema";

type Query = Record<string, string | string[] | undefined>;

export async function loadPracticeHome(query: Query) {
  const member = await requireMember();
  const now = new Date();
  return { ...(await readPracticeHome(db(), member, { now })), run: runSchema.parse(query), now };
}

/** Goes to the next question's own page; back to the start of practice where there is none. */
export async function goToNextQuestion(query: Query): Promise<never> {
  const member = await requireMember();
  const run = runSchema.parse(query);
  const questionId = await findNextQuestion(db(), member, { run, now: new Date() });
  redirect(questionId ? questionAddress(run, questionId) : endAddress(run));
}

export async function loadPracticeQuestion(id: string, query: Query) {
  const member = await requireMember();
  const questionId = questionIdSchema.safeParse(id).data ?? notFound();
  const run = runSchema.parse(query);
  const now = new Date();
  const read = readPracticeQuestion(db(), member, { questionId, now, topic: run.topic });
  return { ...(await read.catch(asMissingPage)), personId: member.personId, run, openedAtMs: now.getTime() };
}

export async function loadHistory(query: Query) {
  const member = await requireMember();
  const older = attemptIdSchema.safeParse(query.older).data;
  const questionId = questionIdSchema.safeParse(query.question).data;
  return { ...(await readHistory(db(), member, { older, questionId })), older, questionId };
}

export async function loadAttempt(id: string) {
  const member = await requireMember();
  const attemptId = attemptIdSchema.safeParse(id).data ?? notFound();
  return readAttempt(db(), member, { attemptId, now: new Date() }).catch(asMissingPage);
}

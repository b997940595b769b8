// What came of an interview's plan, for the desk: which questions were asked, in their order.
import { asc, eq } from "drizzle-orm";
import type { Conn } from "../client";
import { questionVersions } from "../schema/bank";
import { askedQuestions } from "../schema/room";

export async function listAsked(conn: Conn, interviewId: string) {
  return conn
    .select({
      askedQuestionId: askedQuestions.id,
      planItemId: askedQuestions.planItemId,
      number: askedQuestions.number,
      title: questionVersions.title,
      competency: questionVersions.competency,
      askedAt: askedQuestions.askedAt,
      shownAt: askedQuestions.shownAt,
      closedAt: askedQuestions.closedAt,
      isTakenBack: askedQuestions.isTakenBack,
    })
    .from(askedQuestions)
    .innerJoin(questionVersions, eq(questionVersions.id, askedQuestions.questionVersionId))
    .where(eq(askedQuestions.interviewId, interviewId))
    .orderBy(asc(askedQuestions.number));
}

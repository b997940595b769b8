// What a scorecard's own author sees of it. Nothing here reads another author's rating, note or recommendation.
import type { Conn } from "@/db/client";
import {
  findGeneralNote,
  findScorecard,
  listJudgedAnswers,
  listOwnLevels,
  listPastInterviews,
  listSentTexts,
} from "@/db/judging/scorecards";
import type { Member, Proof } from "@/lib/auth/member";
import { notFound } from "@/lib/errors";
import { toLevels } from "@/lib/questions/rules";
import { runMs } from "@/lib/room/room";
import { mayKeepScorecard, mayListEveryInterview } from "./policy";
import { composite, countAsked, minutesRun, scorecardStages } from "./rules";

type OfInterview = { interviewId: string };
export type OwnScorecard = Awaited<ReturnType<typeof findOwnScorecard>>;

/** Somebody with the scorecard that is theirs to write, as it was when this was taken. */
export type ScorecardAuthor = Member &
  Proof<"scorecard author"> & { readonly interviewId: string; readonly own: OwnScorecard };

/** Throws `not_found` without an interviewer's seat in an interview of their team. */
export async function takeScorecard(
  member: Member,
  conn: Conn,
  { interviewId }: OfInterview,
): Promise<ScorecardAuthor> {
  const own = await findOwnScorecard(conn, member, interviewId);
  return { ...member, interviewId, own } as ScorecardAuthor;
}

async function findOwnScorecard(conn: Conn, { teamId, personId }: Member, interviewId: string) {
  const row = await findScorecard(conn, { interviewId, teamId, personId });
  if (!row || !mayKeepScorecard({ role: row.seatRole })) throw notFound("scorecard");
  const { seatRole, ...own } = row;
  return { ...own, stage: scorecardStages[row.status] };
}

export type ScorecardAnswer = Awaited<ReturnType<typeof listAnswers>>[number];
export type OpenScorecard = Awaited<ReturnType<typeof readEvidence>>;

/** Before the end: only the interview’s details. After it: also every answer with what this author made of it, and the composite. */
export async function readScorecard(conn: Conn, author: ScorecardAuthor) {
  const { interviewId, own } = author;
  if (own.stage !== "open") return { ...own, stage: own.stage, interviewId };
  return { ...(await readEvidence(conn, author)), stage: own.stage };
}

async function readEvidence(conn: Conn, { interviewId, name, own }: ScorecardAuthor) {
  const scope = { interviewId, seatId: own.seatId };
  const [answers, generalNote] = await Promise.all([
    listAnswers(conn, { ...scope, pauses: own.pauses }),
    findGeneralNote(conn, scope),
  ]);
  return {
    ...own,
    interviewId,
    author: name,
    summary: own.summary ?? "",
    revision: own.revision ?? 0,
    minutes: minutesRun(own),
    answers,
    generalNote,
    composite: composite(answers),
  };
}

type Scope = { interviewId: string; seatId: string; pauses: OwnScorecard["pauses"] };

async function listAnswers(conn: Conn, { pauses, ...scope }: Scope) {
  const [rows, sent] = await Promise.all([
    listJudgedAnswers(conn, scope),
    listSentTexts(conn, scope.interviewId),
  ]);
  return rows.map((row) => {
    const given = sent.filter(({ askedQuestionId }) => askedQuestionId === row.askedQuestionId);
    const { askedAt, shownAt, closedAt, ...rest } = row;
    return {
      ...rest,
      levels: toLevels(row.levels),
      heardKeyPoints: row.heardKeyPoints ?? [],
      ratingRevision: row.ratingRevision ?? 0,
      note: row.note ?? "",
      noteRevision: row.noteRevision ?? 0,
      onScreenMs: closedAt
        ? runMs({ fromMs: (shownAt ?? askedAt).getTime(), toMs: closedAt.getTime() }, pauses)
        : null,
      hints: given.filter(({ type }) => type === "hint_given").map(({ text }) => text),
      followUps: given.filter(({ type }) => type === "follow_up_sent").map(({ text }) => text),
    };
  });
}

/** The bank's questions that were asked: all, or those that this author rated 1 or 2. */
export async function listQuestionsToPractise(
  conn: Conn,
  { interviewId, own }: ScorecardAuthor,
  { which }: { which: "all" | "weak" },
) {
  if (own.stage !== "open") throw notFound("scorecard");
  const rows = await listJudgedAnswers(conn, { interviewId, seatId: own.seatId });
  const chosen = which === "all" ? rows : rows.filter(({ level }) => level === 1 || level === 2);
  return [...new Set(chosen.map(({ questionId }) => questionId))];
}

const pageSize = 30;

/** A page of past interviews with the viewer's own progress; composite and recommendation only once they have submitted. */
export async function listScorecards(conn: Conn, member: Member, { older }: { older?: string }) {
  const { personId, teamId } = member;
  const everyone = mayListEveryInterview(member);
  const found = await listPastInterviews(conn, { personId, teamId, everyone, older, limit: pageSize + 1 });
  const shown = found.slice(0, pageSize);
  const seatIds = shown.flatMap(({ seatId }) => seatId ?? []);
  const levels = await listOwnLevels(conn, { personId, seatIds });
  const rows = shown.map(({ seatId, recommendation, submittedAt, ...row }) => {
    if (!seatId) return { ...row, own: null };
    const answers = levels.filter((each) => each.seatId === seatId);
    const { value } = composite(answers);
    const rated = answers.filter(({ level }) => level !== null).length;
    const judged = submittedAt ? { composite: value, recommendation, submittedAt } : null;
    return { ...row, own: { asked: countAsked(answers), rated, judged } };
  });
  return { rows, next: found.length > pageSize ? (shown.at(-1)?.interviewId ?? null) : null };
}

export type ListedScorecard = Awaited<ReturnType<typeof listScorecards>>["rows"][number];

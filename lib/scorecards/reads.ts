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
import { notFound } from "@/lib/errors";
import { toLevels } from "@/lib/questions/rules";
import { mayKeepScorecard, mayListEveryInterview } from "./policy";
import { composite, type Level, minutesRun, scorecardStages } from "./rules";

type Viewer = { personId: string; teamId: string };
export type OfInterview = Viewer & { interviewId: string };
export type OwnScorecard = Awaited<ReturnType<typeof findOwnScorecard>>;

/** The viewer's own scorecard's head. Throws `not_found` without an interviewer's seat in an interview of their team. */
export async function findOwnScorecard(conn: Conn, args: OfInterview) {
  const row = await findScorecard(conn, args);
  if (!row || !mayKeepScorecard({ role: row.seatRole })) throw notFound("scorecard");
  const { seatRole, ...own } = row;
  return { ...own, stage: scorecardStages[row.status] };
}

export type ScorecardAnswer = Awaited<ReturnType<typeof listAnswers>>[number];
export type OpenScorecard = Awaited<ReturnType<typeof readEvidence>>;

/** Before the end: only the head. After it: also every answer with what this author made of it, and the composite. */
export async function readScorecard(conn: Conn, args: OfInterview) {
  const own = await findOwnScorecard(conn, args);
  if (own.stage !== "open") return { ...own, stage: own.stage, interviewId: args.interviewId };
  return { ...(await readEvidence(conn, { interviewId: args.interviewId, own })), stage: own.stage };
}

async function readEvidence(conn: Conn, { interviewId, own }: { interviewId: string; own: OwnScorecard }) {
  const place = { interviewId, seatId: own.seatId };
  const [answers, generalNote] = await Promise.all([listAnswers(conn, place), findGeneralNote(conn, place)]);
  return {
    ...own,
    interviewId,
    summary: own.summary ?? "",
    revision: own.revision ?? 0,
    minutes: minutesRun(own),
    answers,
    generalNote,
    composite: composite(answers),
  };
}

async function listAnswers(conn: Conn, place: { interviewId: string; seatId: string }) {
  const [rows, sent] = await Promise.all([
    listJudgedAnswers(conn, place),
    listSentTexts(conn, place.interviewId),
  ]);
  return rows.map((row) => {
    const given = sent.filter(({ askedQuestionId }) => askedQuestionId === row.askedQuestionId);
    const { askedAt, shownAt, closedAt, ...rest } = row;
    return {
      ...rest,
      level: row.level as Level,
      levels: toLevels(row.levels),
      heardKeyPoints: row.heardKeyPoints ?? [],
      ratingRevision: row.ratingRevision ?? 0,
      note: row.note ?? "",
      noteRevision: row.noteRevision ?? 0,
      onScreenMs: closedAt ? closedAt.getTime() - (shownAt ?? askedAt).getTime() : null,
      hints: given.filter(({ type }) => type === "hint_given").map(({ text }) => text),
      followUps: given.filter(({ type }) => type === "follow_up_sent").map(({ text }) => text),
    };
  });
}

/** The bank's questions that were asked: all, or those that this author rated 1 or 2. */
export async function listQuestionsToPractise(conn: Conn, args: OfInterview & { which: "all" | "weak" }) {
  const own = await findOwnScorecard(conn, args);
  if (own.stage !== "open") throw notFound("scorecard");
  const rows = await listJudgedAnswers(conn, { interviewId: args.interviewId, seatId: own.seatId });
  const chosen = args.which === "all" ? rows : rows.filter(({ level }) => level === 1 || level === 2);
  return [...new Set(chosen.map(({ questionId }) => questionId))];
}

const pageSize = 30;

type ListArgs = Viewer & { role: "admin" | "interviewer" | "reviewer"; older?: string };

/** A page of past interviews with the viewer's own progress; composite and recommendation only once they have submitted. */
export async function listScorecards(conn: Conn, { personId, teamId, role, older }: ListArgs) {
  const everyone = mayListEveryInterview({ role });
  const found = await listPastInterviews(conn, { personId, teamId, everyone, older, limit: pageSize + 1 });
  const shown = found.slice(0, pageSize);
  const seatIds = shown.flatMap(({ seatId }) => seatId ?? []);
  const levels = await listOwnLevels(conn, { personId, seatIds });
  const rows = shown.map(({ seatId, recommendation, submittedAt, ...row }) => {
    if (!seatId) return { ...row, own: null };
    const answers = levels.filter((each) => each.seatId === seatId) as { competency: string; level: Level }[];
    const { value, unrated } = composite(answers);
    const judged = submittedAt ? { composite: value, recommendation, submittedAt } : null;
    return { ...row, own: { asked: answers.length, rated: answers.length - unrated, judged } };
  });
  return { rows, next: found.length > pageSize ? (shown.at(-1)?.interviewId ?? null) : null };
}

export type ListedScorecard = Awaited<ReturnType<typeof listScorecards>>["rows"][number];

import type { Database } from "@/db/client";
import { listNewNotes, listNotes } from "@/db/judging/notes";
import { listRatings } from "@/db/judging/ratings";
import { isScorecardSubmitted } from "@/db/judging/scorecards";
import { listAnswers, listNewAnswers } from "@/db/room/answers";
import { listFacts, listNewestNumbers } from "@/db/room/log";
import { listPlan } from "@/db/room/plan-items";
import { findSeat, listSeats } from "@/db/room/seats";
import { findInterviewDetails } from "@/db/room/standing";
import { notFound } from "@/lib/errors";
import { type Filters, findGuides, searchQuestions } from "@/lib/questions/reads";
import { firstLine } from "../questions/rules";
import type { Parsed } from "./inputs";
import { foldPanel } from "./panel";
import { isOverFor, maySeeGuide } from "./policy";
import { hearerOf, projectFact, projectPanelFact, projectRoom } from "./projection";
import { endedRoom } from "./room";
import type { Guide, QuestionHit } from "./schema";
import type { Seat } from "./seat";

/** More than a room can hold (db/vocabulary.ts). Of an older one without that limit, the page catches up with the rest in pieces. */
const wholeLog = 10_000;

/** The room as this seat may see it, with what the candidate wrote. */
export async function readRoom(database: Database, seat: Seat) {
  const [interview, facts, answers, people] = await Promise.all([
    findInterviewDetails(database, seat.interviewId),
    listFacts(database, { interviewId: seat.interviewId, stream: "room", afterSeq: 0, limit: wholeLog }),
    listAnswers(database, seat.interviewId),
    listSeats(database, seat.interviewId),
  ]);
  if (!interview) throw notFound("interview");
  return { interview, room: projectRoom(facts, hearerOf(seat.role)), answers, people };
}

/** What is left to say of an interview that was cancelled. */
export type Cancelled = {
  title: string;
  interviewer: string | undefined;
  scheduledAtMs: number | null;
  timeZone: string;
};

/** For whoever would have been its candidate; null for anybody else, and where nothing was cancelled. */
export async function readCancelled(
  database: Database,
  args: { interviewId: string; personId: string },
): Promise<Cancelled | null> {
  const seat = await findSeat(database, args);
  if (seat?.role !== "candidate" || seat.status !== "cancelled") return null;
  const [interview, people] = await Promise.all([
    findInterviewDetails(database, args.interviewId),
    listSeats(database, args.interviewId),
  ]);
  if (!interview) return null;
  const { title, scheduledAt, timeZone } = interview;
  const interviewer = people.find(({ role }) => role === "interviewer")?.name;
  return { title, interviewer, scheduledAtMs: scheduledAt?.getTime() ?? null, timeZone };
}

/** What only the panel has: the plan, the guides to it, and this author's own notes and ratings; final once submitted. */
export async function readPanel(database: Database, seat: Seat) {
  if (!maySeeGuide(seat)) throw notFound("interview");
  const [facts, plan, own, isFinal, { room, ...rest }] = await Promise.all([
    listFacts(database, { interviewId: seat.interviewId, stream: "panel", afterSeq: 0, limit: wholeLog }),
    listPlan(database, seat.interviewId),
    readOwn(database, seat),
    isScorecardSubmitted(database, seat),
    readRoom(database, seat),
  ]);
  const asked = room.asked.flatMap((one) => one.panel?.questionVersionId ?? []);
  const panel = foldPanel(facts.map(projectPanelFact), plan);
  const versions = [...new Set([...panel.plan.map((item) => item.questionVersionId), ...asked])];
  return { ...rest, ...own, isFinal, room, panel, guides: await readGuides(database, seat, versions) };
}

async function readOwn(database: Database, seat: Seat) {
  const own = { interviewId: seat.interviewId, seatId: seat.seatId };
  const [notes, ratings] = await Promise.all([listNotes(database, own), listRatings(database, own)]);
  return { notes, ratings };
}

export async function readGuides(
  database: Database,
  seat: Seat,
  questionVersionIds: string[],
): Promise<Guide[]> {
  if (!maySeeGuide(seat)) throw notFound("question");
  return findGuides(database, { teamId: seat.teamId, interviewId: seat.interviewId, questionVersionIds });
}

/**
 * The bank's own search, at most twenty of `total`, beyond which there are more where it `isPartial`; `drafts` says how many drafts
 * there are with these words and conditions.
 */
export async function searchBank(
  database: Database,
  seat: Seat,
  { text, isNew, isFavourite, withDrafts }: Parsed<"bank:search">,
): Promise<{ hits: QuestionHit[]; total: number; isPartial: boolean; drafts: number }> {
  if (!maySeeGuide(seat)) throw notFound("question");
  const { teamId, personId } = seat;
  const interview = isNew ? await findInterviewDetails(database, seat.interviewId) : undefined;
  const filters: Filters = {
    statuses: withDrafts ? ["approved", "draft"] : ["approved"],
    favouritesOf: isFavourite ? personId : undefined,
    notAskedTo: interview?.candidateName,
  };
  const { hits, counts } = await searchQuestions(database, {
    teamId,
    personId,
    text,
    filters,
    sort: "best",
    limit: 20,
  });
  return {
    hits: hits.map(({ versionId, prompt, ...hit }) => ({
      ...hit,
      prompt: firstLine(prompt),
      questionVersionId: versionId,
    })),
    total: counts.total,
    isPartial: counts.isPartial,
    drafts: counts.statuses.draft ?? 0,
  };
}

/** What a client that knows this much lacks: a piece of it, in order, and whether there is more to ask for. */
export async function catchUp(database: Database, seat: Seat, known: Parsed<"room:catch-up">) {
  const { interviewId } = seat;
  if (isOverFor(seat)) return catchUpWithEnd(database, seat);
  const panel = maySeeGuide(seat);
  const piece = new Piece();
  const [interview, facts, panelFacts] = await Promise.all([
    findInterviewDetails(database, interviewId),
    listFacts(database, { interviewId, stream: "room", afterSeq: known.seq, limit: mostFacts }),
    panel
      ? listFacts(database, { interviewId, stream: "panel", afterSeq: known.panelSeq, limit: mostFacts })
      : [],
  ]);
  if (!interview) throw notFound("interview");
  return {
    interview: detailsOf(interview),
    room: null,
    facts: piece.take(
      facts.map((row) => projectFact(row, hearerOf(seat.role))),
      facts.length === mostFacts,
    ),
    panelFacts: piece.take(panelFacts.map(projectPanelFact), panelFacts.length === mostFacts),
    ...(piece.isFull ? noTexts : await readTexts(database, seat, { known, piece })),
    more: piece.isFull,
  };
}

type Details = NonNullable<Awaited<ReturnType<typeof findInterviewDetails>>>;
const detailsOf = (interview: Details) => ({
  ...interview,
  heading: interview.title,
  scheduledAtMs: interview.scheduledAt?.getTime() ?? null,
});

/** All that a candidate who comes back after the end reads: that it ended. */
async function catchUpWithEnd(database: Database, { interviewId }: Seat) {
  const [interview, [newest]] = await Promise.all([
    findInterviewDetails(database, interviewId),
    listNewestNumbers(database, [interviewId]),
  ]);
  if (!interview || !newest) throw notFound("interview");
  const nothing = { facts: [], panelFacts: [], answers: [], shown: [], notes: [], ratings: [] };
  return { ...nothing, interview: detailsOf(interview), room: endedRoom(newest.seq), more: false };
}

/** What was written, once the facts that it belongs to are known. */
async function readTexts(
  database: Database,
  { interviewId, seatId, ...seat }: Seat,
  { known, piece }: { known: Parsed<"room:catch-up">; piece: Piece },
) {
  const panel = maySeeGuide(seat);
  const read = { interviewId, mostBytes: pieceBytes };
  const [all, notes, ratings] = await Promise.all([
    listNewAnswers(database, { ...read, known: known.answers }),
    panel ? listNewNotes(database, { ...read, seatId, known: known.notes }) : [],
    panel ? listRatings(database, { interviewId, seatId }) : [],
  ]);
  const answers = all.flatMap(({ body, ...one }) => (body === null ? [] : [{ ...one, body }]));
  return {
    shown: panel ? all.map(({ askedQuestionId, shownAtMs }) => ({ askedQuestionId, shownAtMs })) : [],
    answers: piece.take(answers),
    notes: piece.take(notes),
    ratings: piece.take(ratings.filter((one) => known.ratings[one.askedQuestionId] !== one.revision)),
  };
}
const noTexts = { shown: [], answers: [], notes: [], ratings: [] };

/** Facts of one stream that a piece of a catch-up holds at most. */
const mostFacts = 200;
/** Bytes of JSON. Four seconds, after which the browser asks again, are enough for it on a slow line. */
const pieceBytes = 128 * 1024;

/** What one answer holds of several lists, taken one after another; what comes after the first that doesn't fit is left out. */
class Piece {
  isFull = false;
  #left = pieceBytes;

  /** One item larger than a piece goes alone. */
  take<T>(items: readonly T[], isCut = false): T[] {
    const taken: T[] = [];
    for (const item of items) {
      const bytes = Buffer.byteLength(JSON.stringify(item));
      this.isFull ||= bytes > this.#left && this.#left < pieceBytes;
      if (this.isFull) break;
      this.#left -= bytes;
      taken.push(item);
    }
    this.isFull ||= isCut;
    return taken;
  }
}

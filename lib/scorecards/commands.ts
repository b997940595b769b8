import type { Conn, Database } from "@/db/client";
import { listJudgedAnswers, saveSummaryText, submitScorecardRow } from "@/db/judging/scorecards";
import type { Recommendation } from "@/db/vocabulary";
import { AppError } from "@/lib/errors";
import { waitText } from "@/lib/rate-limit";
import { graceLeftMs } from "@/lib/room/policy";
import { type OwnScorecard, type ScorecardAuthor, takeScorecard } from "./reads";
import { describeMissing, missingRatings, type ScorecardStage } from "./rules";

type SummarySave = { summary: string; baseRevision: number };
/** A conflict is an outcome: the screen shows both texts. */
type SavedSummary = { outcome: "saved" | "conflict"; summary: string; revision: number; savedAtMs: number };

/** Saves the summary on the revision it was based on. Refused after submitting and before the end. */
export async function saveSummary(
  database: Database,
  author: ScorecardAuthor,
  { summary, baseRevision }: SummarySave,
): Promise<SavedSummary> {
  const { seatId } = requireOpen(author.own);
  const { interviewId } = author;
  const saved = await saveSummaryText(database, { interviewId, seatId, summary, baseRevision });
  if (!saved) return standing(database, author, summary);
  const { savedAt, ...row } = saved;
  return { outcome: "saved", ...row, savedAtMs: savedAt.getTime() };
}

type Submission = SummarySave & { recommendation: Recommendation };
type Submitted = { outcome: "submitted"; submittedAtMs: number } | SavedSummary;

/**
 * Submits, finally: everything asked must be rated or marked not observed. Throws `conflict` where it was submitted before
 * or last words may still arrive, and `invalid` where something is missing; a summary that another tab changed comes back as a conflict to be settled.
 */
export async function submitScorecard(
  database: Database,
  author: ScorecardAuthor,
  { summary, baseRevision, recommendation }: Submission,
): Promise<Submitted> {
  const { seatId, endedMsAgo } = requireOpen(author.own);
  refuseBeforeLastWords(graceLeftMs(endedMsAgo));
  const { interviewId } = author;
  const submitted = await orRollBack(database, (conn) =>
    submitScorecardRow(conn, { interviewId, seatId, summary, baseRevision, recommendation }),
  );
  if (submitted) return { outcome: "submitted", ...submitted };
  await refuseIncomplete(database, { interviewId, seatId });
  return standing(database, author, summary);
}

/** The scorecard as it stands after a save found another revision; the same text saved twice is no conflict. */
async function standing(conn: Conn, author: ScorecardAuthor, sent: string): Promise<SavedSummary> {
  const { own } = await takeScorecard(author, conn, author);
  const { summary, revision, savedAt } = requireOpen(own);
  const outcome = summary === sent ? "saved" : "conflict";
  return { outcome, summary: summary ?? "", revision: revision ?? 0, savedAtMs: savedAt?.getTime() ?? 0 };
}

function requireOpen(own: OwnScorecard): OwnScorecard {
  if (own.stage !== "open") throw new AppError("conflict", closedBecause[own.stage]);
  if (!own.submittedAt) return own;
  throw new AppError(
    "conflict",
    "This scorecard was already submitted, and stays as it is. Reload to see it.",
  );
}

/** Submitted in the grace after the end it would judge what is still on its way. */
function refuseBeforeLastWords(leftMs: number): void {
  if (leftMs === 0) return;
  throw new AppError(
    "conflict",
    `The last words of the interview may still arrive. Submit the scorecard in ${waitText(leftMs)}; what you wrote is kept.`,
  );
}

const closedBecause: Record<Exclude<ScorecardStage, "open">, string> = {
  not_started: "The interview hasn't started yet. Its scorecard opens when it has ended.",
  running: "The interview is still running. End it in its room, then write the scorecard.",
  cancelled: "The interview was cancelled, so there is nothing to judge.",
};

async function refuseIncomplete(conn: Conn, scope: { interviewId: string; seatId: string }): Promise<void> {
  const answers = await listJudgedAnswers(conn, scope);
  if (answers.length === 0) {
    throw new AppError("invalid", "Nothing was asked in this interview, so there is nothing to judge.");
  }
  const missing = missingRatings(answers);
  if (missing.length === 0) return;
  throw new AppError(
    "invalid",
    `${describeMissing(missing)}. Rate what is missing or mark it not observed, then submit.`,
  );
}

class NoRow extends Error {}

/** Runs it in a transaction that is rolled back where it gives no row. */
async function orRollBack<T>(
  database: Database,
  run: (conn: Conn) => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    return await database.transaction(async (conn) => {
      const row = await run(conn);
      if (row === undefined) throw new NoRow();
      return row;
    });
  } catch (error) {
    if (error instanceof NoRow) return undefined;
    throw error;
  }
}

// What an author writes, saved by revision: notes and ratings, heard by that author's tabs only, and the candidate's answers.
// Saves never touch the room's numbers.
import type { Database } from "@/db/client";
import { saveNoteText } from "@/db/judging/notes";
import { type SavedRating, saveRatingRow } from "@/db/judging/ratings";
import { type SavedText, saveAnswerText } from "@/db/room/answers";
import { AppError } from "@/lib/errors";
import type { Parsed } from "./inputs";
import { graceMs, mayAnswer, mayJudge } from "./policy";
import { refuseUnless, refuseWrite } from "./refusals";
import { type Seat, write } from "./seat";

export async function saveNote(
  database: Database,
  seat: Seat,
  input: Parsed<"note:save">,
): Promise<SavedText> {
  refuseUnlessJudge(seat);
  const save = () => write({ database, seat, input }, saveNoteText);
  return (await saveAgainIfOvertaken(input, save)) ?? refuseJudging("isn't part of this interview");
}

export async function saveRating(
  database: Database,
  seat: Seat,
  input: Parsed<"rating:save">,
): Promise<SavedRating> {
  refuseUnlessJudge(seat);
  const heardKeyPoints = [...new Set(input.heardKeyPoints)].sort((a, b) => a - b);
  const save = () => write({ database, seat, input: { ...input, heardKeyPoints } }, saveRatingRow);
  return (
    (await saveAgainIfOvertaken(input, save)) ??
    refuseJudging("isn't part of this interview or has fewer key points")
  );
}

/** Only the candidate's seat, also in the grace after the end; their words never overwrite what another tab saved. */
export async function saveAnswer(
  database: Database,
  seat: Seat,
  input: Parsed<"answer:save">,
): Promise<SavedText> {
  refuseUnless(mayAnswer(seat));
  const save = () => write({ database, seat, input: { ...input, graceMs } }, saveAnswerText);
  const saved = await saveAgainIfOvertaken(input, save);
  return saved ?? refuseWrite(database, seat, { what: "question", states: ["live", "paused"] });
}

/**
 * A save that lost a race sees the row as it was before the winner: a "conflict" on its own base, or none at all where the
 * winner's was the first. Looked at again, the winner's text is there.
 */
async function saveAgainIfOvertaken<T extends { outcome: string; revision: number }>(
  { baseRevision }: { baseRevision: number },
  save: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const first = await save();
  return !first || (first.outcome === "conflict" && first.revision === baseRevision) ? save() : first;
}

function refuseUnlessJudge(seat: Seat): void {
  if (!mayJudge(seat)) throw new AppError("forbidden", "Only interviewers write notes and ratings.");
}

function refuseJudging(why: string): never {
  throw new AppError(
    "conflict",
    `This can't be saved: the question ${why}, or your scorecard is submitted and final. Copy it if you want to keep it.`,
  );
}

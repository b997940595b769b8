// Notes and ratings: an author's own, heard by that author's tabs only, saved by revision. They never touch the room's numbers.

import type { Database } from "@/db/client";
import { saveNoteText } from "@/db/judging/notes";
import { type SavedRating, saveRatingRow } from "@/db/judging/ratings";
import type { SavedText } from "@/db/room/asked-questions";
import { AppError } from "@/lib/errors";
import { settle } from "@/lib/room/commands";
import { mayJudge } from "@/lib/room/policy";
import type { Seat } from "@/lib/room/seat";

type NoteInput = { opId: string; askedQuestionId: string | null; body: string; baseRevision: number };

export async function saveNote(database: Database, seat: Seat, input: NoteInput): Promise<SavedText> {
  refuseUnlessJudge(seat);
  const place = { interviewId: seat.interviewId, seatId: seat.seatId };
  const saved = await settle(input.baseRevision, () => saveNoteText(database, { ...input, ...place }));
  return saved ?? refuse();
}

type RatingInput = {
  opId: string;
  askedQuestionId: string;
  level: number | null;
  heardKeyPoints: number[];
  baseRevision: number;
};

export async function saveRating(database: Database, seat: Seat, input: RatingInput): Promise<SavedRating> {
  refuseUnlessJudge(seat);
  const heardKeyPoints = [...new Set(input.heardKeyPoints)].sort((a, b) => a - b);
  const place = { interviewId: seat.interviewId, seatId: seat.seatId };
  const saved = await settle(input.baseRevision, () =>
    saveRatingRow(database, { ...input, heardKeyPoints, ...place }),
  );
  return saved ?? refuse();
}

function refuseUnlessJudge(seat: Seat): void {
  if (!mayJudge(seat)) throw new AppError("forbidden", "Only interviewers write notes and ratings.");
}

function refuse(): never {
  throw new AppError(
    "conflict",
    "This can't be saved: the question isn't part of this interview, or your scorecard is submitted and final. Your text is kept in this browser.",
  );
}

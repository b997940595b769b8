"use client";
import type { OwnNote, OwnRating } from "@/lib/room/schema";
import { tooLong } from "@/lib/text/limits";
import type { RoomClient } from "../_live/room-client";
import type { Initial, RoomState } from "../_live/room-state";
import { useRoom } from "../_live/use-room";
import { type Autosaves, createAutosaves, outcomeOf, type Stored } from "../_saving/autosaves";
import { useAutosaves } from "../_saving/use-autosaves";

export type RatingValue = { level: number | null; heardKeyPoints: number[] };
/** The key of the note on the whole interview. */
export const general = "general";

export type Judgement = { notes: Autosaves<string>; ratings: Autosaves<RatingValue> };
type Own = { seatId: string; notes: OwnNote[]; ratings: OwnRating[] };

/** A panel's room with this author's notes and ratings, which other tabs of the same author keep in step. */
export function useJudgement(
  initial: Initial,
  own: Own,
): Judgement & { client: RoomClient; state: RoomState } {
  const held: Partial<Judgement> = {};
  const { client, state } = useRoom(initial, {
    connected() {
      held.notes?.reconnected();
      held.ratings?.reconnected();
    },
    ownNote: (note) => held.notes?.heard(note.askedQuestionId ?? general, storedNote(note)),
    ownRating: (rating) => held.ratings?.heard(rating.askedQuestionId, storedRating(rating)),
    known: () => ({ notes: held.notes?.revisions() ?? {}, ratings: held.ratings?.revisions() ?? {} }),
  });
  const name = `${initial.interviewId}/${own.seatId}`;
  held.notes = useAutosaves(() => openNotes(client, `${name}/note/`, own.notes));
  held.ratings = useAutosaves(() => openRatings(client, `${name}/rating/`, own.ratings));
  return { client, state, notes: held.notes, ratings: held.ratings };
}

const storedNote = (note: OwnNote): Stored<string> => ({ ...note, value: note.body });
const storedRating = ({ level, heardKeyPoints, ...rest }: OwnRating): Stored<RatingValue> => ({
  ...rest,
  value: { level, heardKeyPoints },
});

function openNotes(client: RoomClient, name: string, notes: OwnNote[]): Autosaves<string> {
  return createAutosaves<string>({
    name,
    empty: "",
    initial: Object.fromEntries(notes.map((note) => [note.askedQuestionId ?? general, storedNote(note)])),
    check: (body) => tooLong(body, "A note"),
    save: async ({ key, value, baseRevision, opId }) => {
      const askedQuestionId = key === general ? null : key;
      const reply = await client.send("note:save", { askedQuestionId, body: value, baseRevision, opId });
      return outcomeOf(reply, (saved) => saved.body);
    },
  });
}

function openRatings(client: RoomClient, name: string, ratings: OwnRating[]): Autosaves<RatingValue> {
  return createAutosaves<RatingValue>({
    name,
    empty: { level: null, heardKeyPoints: [] },
    initial: Object.fromEntries(ratings.map((rating) => [rating.askedQuestionId, storedRating(rating)])),
    idleMs: 150,
    save: async ({ key, value, baseRevision, opId }) => {
      const reply = await client.send("rating:save", { askedQuestionId: key, ...value, baseRevision, opId });
      return outcomeOf(reply, ({ level, heardKeyPoints }) => ({ level, heardKeyPoints }));
    },
  });
}

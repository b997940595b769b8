"use client";
import { useRouter } from "next/navigation";
import type { Reply } from "@/lib/errors";
import type { OwnNote, OwnRating } from "@/lib/room/schema";
import { tooLong } from "@/lib/text/limits";
import { lineOf } from "../_live/connection-state";
import type { RoomClient } from "../_live/room-client";
import type { Initial, RoomState } from "../_live/room-state";
import { useRoom } from "../_live/use-room";
import { type Autosaves, createAutosaves, outcomeOf, type Stored } from "../_saving/autosaves";
import type { Line } from "../_saving/save-line";
import { useAutosaves } from "../_saving/use-autosaves";

export type RatingValue = Pick<OwnRating, "level" | "heardKeyPoints">;
/** The key of the note on the whole interview. */
export const general = "general";

export type Judgement = {
  notes: Autosaves<string>;
  ratings: Autosaves<RatingValue>;
  /** The scorecard is submitted: nothing is written any more. */
  isFinal: boolean;
  line: Line;
};
type Own = { seatId: string; notes: OwnNote[]; ratings: OwnRating[]; isFinal: boolean };

/** A panel's room with this author's notes and ratings, which other tabs of the same author keep in step. */
export function useJudgement(
  initial: Initial,
  own: Own,
): Judgement & { client: RoomClient; state: RoomState } {
  const router = useRouter();
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
  // Where another tab submitted the scorecard meanwhile, the page then comes as it stands.
  const told = <R>(reply: Reply<R>): Reply<R> => {
    if (!reply.ok && reply.error.code === "conflict") router.refresh();
    return reply;
  };
  const { isFinal } = own;
  held.notes = useAutosaves(() => openNotes({ client, told, isFinal, name: `${name}/note/` }, own.notes));
  held.ratings = useAutosaves(() =>
    openRatings({ client, told, isFinal, name: `${name}/rating/` }, own.ratings),
  );
  const line = lineOf(state.connection);
  return { client, state, notes: held.notes, ratings: held.ratings, isFinal, line };
}

const storedNote = (note: OwnNote): Stored<string> => ({ ...note, value: note.body });
const storedRating = ({ level, heardKeyPoints, ...rest }: OwnRating): Stored<RatingValue> => ({
  ...rest,
  value: { level, heardKeyPoints },
});

type Door = { client: RoomClient; name: string; isFinal: boolean; told<R>(reply: Reply<R>): Reply<R> };

function openNotes({ client, told, ...door }: Door, notes: OwnNote[]): Autosaves<string> {
  return createAutosaves<string>({
    ...door,
    empty: "",
    initial: Object.fromEntries(notes.map((note) => [note.askedQuestionId ?? general, storedNote(note)])),
    check: (body) => tooLong(body, "A note"),
    save: async ({ key, value, baseRevision, opId }) => {
      const askedQuestionId = key === general ? null : key;
      const reply = await client.send("note:save", { askedQuestionId, body: value, baseRevision, opId });
      return outcomeOf(told(reply), (saved) => saved.body);
    },
  });
}

function openRatings({ client, told, ...door }: Door, ratings: OwnRating[]): Autosaves<RatingValue> {
  return createAutosaves<RatingValue>({
    ...door,
    empty: { level: null, heardKeyPoints: [] },
    initial: Object.fromEntries(ratings.map((rating) => [rating.askedQuestionId, storedRating(rating)])),
    idleMs: 150,
    save: async ({ key, value, baseRevision, opId }) => {
      const reply = await client.send("rating:save", { askedQuestionId: key, ...value, baseRevision, opId });
      return outcomeOf(told(reply), ({ level, heardKeyPoints }) => ({ level, heardKeyPoints }));
    },
  });
}

// What was done and what was seen, as plain data: the checker reads nothing else.

/** One operation as its client knew it. `acked` holds the number (facts) or the revision (notes) of every answer to it. */
export type Operation = {
  opId: string;
  interviewId: string;
  seatId: string;
  kind: "fact" | "note";
  sentAtMs: number;
  acked: number[];
};

/** A view of a room as a client showed it. */
export type Sighting = {
  client: string;
  interviewId: string;
  seq: number;
  /** Asked questions in the order shown. */
  asked: string[];
  atMs: number;
};

export type LoggedRow = { seq: number; opId: string; askedQuestionId: string | null };
export type NoteRow = { seatId: string; opId: string; revision: number };

/** What the database holds in the end. */
export type Rows = { facts: Map<string, LoggedRow[]>; notes: NoteRow[] };

/** A client after the calm: its view, what the database's facts give its role, and whether its notes agree too. */
export type AtRest = { client: string; interviewId: string; view: unknown; expected: unknown };

export type History = { operations: Operation[]; sightings: Sighting[]; rows: Rows; atRest: AtRest[] };

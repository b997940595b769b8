// The closed lists of words that the database, the schemas and the screens share. Pure: imports nothing.

export const teamRoles = ["admin", "interviewer", "reviewer"] as const;
export type TeamRole = (typeof teamRoles)[number];

export const seatRoles = ["interviewer", "candidate", "observer"] as const;
export type SeatRole = (typeof seatRoles)[number];

export const interviewStatuses = ["scheduled", "live", "paused", "ended", "cancelled"] as const;
export type InterviewStatus = (typeof interviewStatuses)[number];

export const questionKinds = ["spoken", "code", "design", "behavioural"] as const;
export type QuestionKind = (typeof questionKinds)[number];

export const questionStatuses = ["draft", "approved", "retired"] as const;
export type QuestionStatus = (typeof questionStatuses)[number];

export const importStages = ["reading", "review", "accepted", "undone", "failed"] as const;
export type ImportStage = (typeof importStages)[number];

/** What becomes of a found question: a new entry, a new version of its likeness in the bank, or nothing. */
export const importChoices = ["add", "version", "skip"] as const;
export type ImportChoice = (typeof importChoices)[number];

export const streams = ["room", "panel"] as const;
export type Stream = (typeof streams)[number];

/** The states in which the plan may change, and somebody may be reading. */
const beforeTheEnd = ["scheduled", "live", "paused"] as const;

/**
 * As much as a room holds, because each page of it reads it all: three hours with a question every half minute, a text every three
 * seconds and a change of plan every half minute stay below. What a client knows of more questions wouldn't fit into the frame of a catch-up.
 */
const most = { asked: 400, room: 4_000, panel: 500 };

/**
 * What can happen in a room: the stream that says so, the states of the interview in which it can, and the last number that it takes, among
 * the questions for one that is asked, else of its stream. What ends something always can, and is as rare as what it ends.
 */
export const factTypes = {
  started: { stream: "room", states: ["scheduled"], most: null },
  paused: { stream: "room", states: ["live"], most: most.room },
  resumed: { stream: "room", states: ["paused"], most: null },
  ended: { stream: "room", states: ["live", "paused"], most: null },
  asked: { stream: "room", states: ["live"], most: most.asked },
  closed: { stream: "room", states: ["live"], most: null },
  hint_given: { stream: "room", states: ["live"], most: most.room },
  follow_up_sent: { stream: "room", states: ["live"], most: most.room },
  message_sent: { stream: "room", states: beforeTheEnd, most: most.room },
  plan_added: { stream: "panel", states: beforeTheEnd, most: most.panel },
  plan_removed: { stream: "panel", states: beforeTheEnd, most: null },
} as const satisfies Record<
  string,
  { stream: Stream; states: readonly InterviewStatus[]; most: number | null }
>;
type Facts = typeof factTypes;
/** The types of one stream's facts, or of all. */
export type FactType<S extends Stream = Stream> = {
  [T in keyof Facts]: Facts[T]["stream"] extends S ? T : never;
}[keyof Facts];

export const recommendations = ["strong_no", "no", "yes", "strong_yes"] as const;
export type Recommendation = (typeof recommendations)[number];

/** 0: not observed; 1–5: the described levels. */
export const levels = [0, 1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];

/** Practice grades in the numbering of FSRS. */
export const grades = { again: 1, hard: 2, good: 3, easy: 4 } as const;
export type Grade = (typeof grades)[keyof typeof grades];

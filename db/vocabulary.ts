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

/** What can happen in a room: the stream that says so, and the states of the interview in which it can. */
export const factTypes = {
  started: { stream: "room", states: ["scheduled"] },
  paused: { stream: "room", states: ["live"] },
  resumed: { stream: "room", states: ["paused"] },
  ended: { stream: "room", states: ["live", "paused"] },
  asked: { stream: "room", states: ["live"] },
  closed: { stream: "room", states: ["live"] },
  hint_given: { stream: "room", states: ["live"] },
  follow_up_sent: { stream: "room", states: ["live"] },
  message_sent: { stream: "room", states: beforeTheEnd },
  plan_added: { stream: "panel", states: beforeTheEnd },
  plan_removed: { stream: "panel", states: beforeTheEnd },
} as const satisfies Record<string, { stream: Stream; states: readonly InterviewStatus[] }>;
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

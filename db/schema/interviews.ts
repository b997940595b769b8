import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { type InterviewStatus, interviewStatuses, type SeatRole, seatRoles } from "../vocabulary";
import { kits } from "./bank";
import { at, bytea, createdAt, id, oneOf } from "./columns";
import { people, teams } from "./people";

/** What is planned, runs or is over. Its facts take their numbers from the log itself; its row is held while one is written. */
export const interviews = pgTable(
  "interviews",
  {
    id: id(),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    title: text().notNull(),
    candidateName: text().notNull(),
    kitId: uuid().references(() => kits.id, { onDelete: "set null" }),
    callUrl: text(),
    showsClock: boolean().notNull().default(true),
    plannedMinutes: smallint().notNull(),
    scheduledAt: at(),
    /** IANA name, of the person who created it. */
    timeZone: text().notNull(),
    /** Opened by the landing page's doors: anybody may come in, so nothing that somebody planned is ever one. */
    isDemo: boolean().notNull().default(false),
    status: text().$type<InterviewStatus>().notNull().default("scheduled"),
    startedAt: at(),
    pausedAt: at(),
    pausedMs: bigint({ mode: "number" }).notNull().default(0),
    endedAt: at(),
    createdBy: uuid().references(() => people.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    check("interviews_status", oneOf("status", interviewStatuses)),
    // One for each of the lists, in its order: at a million rows each page is read from its index alone. Told by times,
    // not by status: a hot statement for one interview that asks for its status would be taken through a list.
    index("interviews_past").on(t.teamId, t.endedAt.desc(), t.id.desc()).where(sql`ended_at is not null`),
    index("interviews_upcoming")
      .on(t.teamId, sql`coalesce(scheduled_at, created_at)`, t.id)
      .where(sql`started_at is null and ended_at is null`),
    index("interviews_running")
      .on(t.teamId, t.startedAt.desc(), t.id.desc())
      .where(sql`started_at is not null and ended_at is null`),
    index("interviews_kit").on(t.kitId),
    index("interviews_candidate").on(t.teamId, sql`lower(candidate_name)`),
  ],
);

/** A person's right to be in one interview. A removed seat is kept, so that what it did keeps its author. */
export const seats = pgTable(
  "seats",
  {
    id: id(),
    interviewId: uuid()
      .notNull()
      .references(() => interviews.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    role: text().$type<SeatRole>().notNull(),
    removedAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("seats_once").on(t.interviewId, t.personId),
    uniqueIndex("seats_one_candidate")
      .on(t.interviewId)
      .where(sql`role = 'candidate' and removed_at is null`),
    index("seats_person").on(t.personId),
    check("seats_role", oneOf("role", seatRoles)),
  ],
);

/** An invite for the candidate's seat. Only the SHA-256 of its code is kept. */
export const invites = pgTable(
  "invites",
  {
    id: id(),
    interviewId: uuid()
      .notNull()
      .references(() => interviews.id, { onDelete: "cascade" }),
    codeHash: bytea().notNull().unique(),
    expiresAt: at().notNull(),
    revokedAt: at(),
    usedAt: at(),
    usedBySeatId: uuid().references(() => seats.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [index("invites_interview").on(t.interviewId, t.createdAt.desc())],
);

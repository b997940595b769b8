import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { type TeamRole, teamRoles } from "../vocabulary";
import { at, bytea, citext, createdAt, id, oneOf } from "./columns";

/** A team owns a bank, kits and interviews. The one library team holds the seeded bank that new teams copy. */
export const teams = pgTable(
  "teams",
  {
    id: id(),
    name: text().notNull(),
    isLibrary: boolean().notNull().default(false),
    /** The demo's, on the embedded database: its doors open interviews of this team alone. */
    isDemo: boolean().notNull().default(false),
    /** Of the library only: the hash of the seed files it was made from. */
    seedHash: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("teams_one_library").on(t.isLibrary).where(sql`is_library`),
    uniqueIndex("teams_one_demo").on(t.isDemo).where(sql`is_demo`),
  ],
);

/** Somebody who can sign in (e-mail with a password or OIDC), or a guest with a name and nothing else. */
export const people = pgTable(
  "people",
  {
    id: id(),
    name: text().notNull(),
    email: citext().unique(),
    passwordHash: text(),
    oidcSubject: text().unique(),
    isGuest: boolean().notNull().default(false),
    /** By whoever runs the server: they sign in no more. */
    shutAt: at(),
    /**
     * A guest's cookie carries it: whoever opens the seat anew ends what was before. An account's rises with a new password and when it is
     * shut: whoever showed the right one before, and isn't signed in yet, comes too late.
     */
    tokenVersion: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  () => [
    check("people_guest_or_account", sql`is_guest = (email is null)`),
    check("people_name_length", sql`char_length(name) between 1 and 80`),
  ],
);

/** One browser in which somebody is signed in with an account: its cookie names the row, and without it lets nobody in. */
export const signIns = pgTable(
  "sign_ins",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** For its person to tell it by: “Firefox on Linux”. */
    browser: text().notNull(),
    /** Known to ten minutes. */
    usedAt: at().notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [index("sign_ins_person").on(t.personId, t.usedAt.desc())],
);

/** A link by which somebody sets a new password, once. Only the SHA-256 of its code is kept. */
export const passwordResets = pgTable(
  "password_resets",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    codeHash: bytea().notNull().unique(),
    expiresAt: at().notNull(),
    usedAt: at(),
    /** Null: whoever runs the server. */
    createdBy: uuid().references(() => people.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [index("password_resets_person").on(t.personId), index("password_resets_maker").on(t.createdBy)],
);

export const memberships = pgTable(
  "memberships",
  {
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    role: text().$type<TeamRole>().notNull(),
    /** How a form names the member. */
    memberId: uuid().notNull().defaultRandom().unique(),
    /** When the person last turned to this team: their newest is the one whose pages they get. */
    chosenAt: at().notNull().default(sql`clock_timestamp()`),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.personId] }),
    index("memberships_person").on(t.personId, t.chosenAt.desc()),
    check("memberships_role", oneOf("role", teamRoles)),
  ],
);

/** A link into a team: for whoever has the address, or for so many people. Only the SHA-256 of its code is kept. */
export const teamInvites = pgTable(
  "team_invites",
  {
    id: id(),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    role: text().$type<TeamRole>().notNull(),
    codeHash: bytea().notNull().unique(),
    /** Null: whoever has the link. */
    email: citext(),
    places: smallint().notNull(),
    taken: smallint().notNull().default(0),
    expiresAt: at().notNull(),
    revokedAt: at(),
    createdBy: uuid().references(() => people.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    index("team_invites_team").on(t.teamId, t.createdAt.desc()),
    check("team_invites_role", oneOf("role", teamRoles)),
    check("team_invites_places", sql`taken between 0 and places and (email is null or places = 1)`),
  ],
);

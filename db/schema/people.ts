import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { type TeamRole, teamRoles } from "../vocabulary";
import { citext, createdAt, id, oneOf } from "./columns";

/** A team owns a bank, kits and interviews. The one library team holds the seeded bank that new teams copy. */
export const teams = pgTable(
  "teams",
  {
    id: id(),
    name: text().notNull(),
    isLibrary: boolean().notNull().default(false),
    /** Of the library only: the hash of the seed files it was made from. */
    seedHash: text(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("teams_one_library").on(t.isLibrary).where(sql`is_library`)],
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
    tokenVersion: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  () => [
    check("people_guest_or_account", sql`is_guest = (email is null)`),
    check("people_name_length", sql`char_length(name) between 1 and 80`),
  ],
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
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.personId] }),
    index("memberships_person").on(t.personId),
    check("memberships_role", oneOf("role", teamRoles)),
  ],
);

import { type Placeholder, type SQL, sql } from "drizzle-orm";

/** What the team's bank holds: not what was typed in a room. `entry` is what the statement calls `questions`. */
export const ofBank = (teamId: string | Placeholder, entry = "questions"): SQL =>
  sql`(${sql.identifier(entry)}.team_id = ${teamId} and ${sql.identifier(entry)}.in_bank)`;

import { sql } from "drizzle-orm";
import { interviews } from "../schema/interviews";

/** How long ago the interview ended, ms, by the database's clock; null as long as it hasn't. */
export const endedMsAgo = sql<
  number | null
>`(extract(epoch from now() - ${interviews.endedAt}) * 1000)::float8`;

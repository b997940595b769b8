// What a facet says never changes, so each process keeps those that it has read. How many questions have it does change, and is
// asked of Postgres every time.
import { eq, getTableColumns } from "drizzle-orm";
import type { Conn } from "../../client";
import { facets } from "../../schema/bank";

export type Facet = Pick<
  typeof facets.$inferSelect,
  "topic" | "competency" | "kind" | "difficulty" | "minutes" | "status"
>;

/** Two thousand facets of a large bank are half a megabyte. */
const mostTeams = 100;
const known = new Map<string, Map<number, Facet>>();

/** The team's facets, at least those with these ids. */
export async function findFacets(
  conn: Conn,
  { teamId, ids }: { teamId: string; ids: readonly number[] },
): Promise<ReadonlyMap<number, Facet>> {
  const kept = known.get(teamId);
  if (kept && ids.every((id) => kept.has(id))) return kept;
  const { teamId: _, ...columns } = getTableColumns(facets);
  const rows = await conn.select(columns).from(facets).where(eq(facets.teamId, teamId));
  const read = new Map(rows.map(({ id, ...facet }) => [id, facet]));
  known.delete(teamId);
  known.set(teamId, read);
  const [oldest] = known.keys();
  if (oldest && known.size > mostTeams) known.delete(oldest);
  return read;
}

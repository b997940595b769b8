// What a facet says never changes, so each process keeps those that it has read. How many questions have it does change, and is
// asked of Postgres every time.
import { eq, getTableColumns } from "drizzle-orm";
import type { Conn } from "../../client";
import { facets } from "../../schema/bank";

export const filterNames = ["topic", "competency", "kind", "status", "difficulty", "minutes"] as const;
export type FilterName = (typeof filterNames)[number];

/** A team's facets by their indexes, as columns: of each filter its values, and which of them each facet has. */
export type Facets = {
  indexById: ReadonlyMap<number, number>;
  columns: Record<FilterName, { values: (string | number)[]; of: number[] }>;
};

/** Two thousand facets of a large bank are a hundred kilobytes. */
const mostTeams = 100;
const known = new Map<string, Facets>();

/** The team's facets, at least those with these ids. */
export async function findFacets(
  conn: Conn,
  { teamId, ids }: { teamId: string; ids: readonly number[] },
): Promise<Facets> {
  const kept = known.get(teamId);
  if (kept && ids.every((id) => kept.indexById.has(id))) return kept;
  const { teamId: _, ...columns } = getTableColumns(facets);
  const rows = await conn.select(columns).from(facets).where(eq(facets.teamId, teamId));
  const column = (name: FilterName) => {
    const indexes = new Map<string | number, number>();
    const of = rows.map(({ [name]: value }) => {
      if (!indexes.has(value)) indexes.set(value, indexes.size);
      return indexes.get(value) ?? 0;
    });
    return { values: [...indexes.keys()], of };
  };
  const read = {
    indexById: new Map(rows.map(({ id }, index) => [id, index])),
    columns: {
      topic: column("topic"),
      competency: column("competency"),
      kind: column("kind"),
      status: column("status"),
      difficulty: column("difficulty"),
      minutes: column("minutes"),
    },
  };
  known.delete(teamId);
  known.set(teamId, read);
  const [oldest] = known.keys();
  if (oldest && known.size > mostTeams) known.delete(oldest);
  return read;
}

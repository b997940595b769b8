// Writing kits. The items of a kit are written anew each time; callers hold header and items in one transaction.
import { and, eq, like, or, sql } from "drizzle-orm";
import { ofBank } from "../bank/scope";
import type { Conn } from "../client";
import { kits } from "../schema/bank";
import { seenBy } from "./kits";

type Viewer = { teamId: string; personId: string };
type KitFields = { title: string; summary: string; minutes: number; isShared: boolean };
export type KitItemRow = { questionId: string; minutes: number };

/** False where the id or the slug is taken. */
export async function insertKit(
  conn: Conn,
  row: KitFields & {
    id: string;
    teamId: string;
    slug: string;
    createdBy: string | null;
    revision?: number;
  },
): Promise<boolean> {
  const made = await conn.insert(kits).values(row).onConflictDoNothing().returning({ id: kits.id });
  return made.length === 1;
}

/** The team's slugs that are `base`, or `base` with something after it. */
export async function listSlugsLike(conn: Conn, { teamId, base }: { teamId: string; base: string }) {
  const rows = await conn
    .select({ slug: kits.slug })
    .from(kits)
    .where(and(eq(kits.teamId, teamId), or(eq(kits.slug, base), like(kits.slug, `${base}-%`))));
  return new Set(rows.map(({ slug }) => slug));
}

/** The new revision; undefined where the kit isn't seen by this person or has another revision than the one given. */
export async function updateKit(
  conn: Conn,
  {
    kitId,
    baseRevision,
    fields,
    ...viewer
  }: Viewer & { kitId: string; baseRevision: number; fields: KitFields },
): Promise<number | undefined> {
  const [row] = await conn
    .update(kits)
    .set({ ...fields, revision: sql`${kits.revision} + 1` })
    .where(and(eq(kits.id, kitId), eq(kits.revision, baseRevision), seenBy(viewer)))
    .returning({ revision: kits.revision });
  return row?.revision;
}

/** Gives a kit these questions in this order. Returns how many were the bank's; any others are left out. */
export async function replaceKitItems(
  conn: Conn,
  { kitId, teamId, items }: { kitId: string; teamId: string; items: readonly KitItemRow[] },
): Promise<number> {
  await conn.execute(sql`
    delete from kit_items i using kits k where i.kit_id = k.id and k.id = ${kitId} and k.team_id = ${teamId}`);
  const written = await conn.execute(sql`
    insert into kit_items (kit_id, position, question_id, minutes)
    select k.id, item.position, q.id, item.minutes
    from jsonb_to_recordset(${JSON.stringify(items.map((item, index) => ({ ...item, position: index + 1 })))}::text::jsonb)
      as item("questionId" uuid, position smallint, minutes smallint)
    join kits k on k.id = ${kitId} and k.team_id = ${teamId}
    join questions q on q.id = item."questionId" and ${ofBank(teamId, "q")}
    returning position`);
  return written.length;
}

/** True where there was such a kit. Interviews planned from it keep their plan and forget where it came from. */
export async function removeKit(
  conn: Conn,
  { kitId, ...viewer }: Viewer & { kitId: string },
): Promise<boolean> {
  const gone = await conn
    .delete(kits)
    .where(and(eq(kits.id, kitId), seenBy(viewer)))
    .returning({ id: kits.id });
  return gone.length === 1;
}

import { createHmac, timingSafeEqual } from "node:crypto";
import type { Conn, Database } from "@/db/client";
import { findKit, listKitItems } from "@/db/kits/kits";
import {
  insertKit,
  type KitItemRow,
  listSlugsLike,
  removeKit,
  replaceKitItems,
  updateKit,
} from "@/db/kits/writes";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import type { BankWriter } from "@/lib/questions/policy";
import { chooseSlug, slugChoices, toSlug } from "@/lib/text/slugs";
import { type Kit, readKit } from "./reads";
import type { SaveKitInput } from "./schema";

/** A conflict is an outcome: the screen keeps what was typed beside what stands. */
type SavedKit = { outcome: "saved"; revision: number } | { outcome: "conflict"; theirs: Kit };

/**
 * Makes a kit (revision 0) or saves it on the revision that it was based on. Throws `not_found` for a kit that this person
 * doesn't see, `forbidden` for hiding a colleague's kit, `invalid` for a question that the bank hasn't.
 */
export async function saveKit(
  database: Database,
  writer: BankWriter,
  input: SaveKitInput,
): Promise<SavedKit> {
  const { kitId, baseRevision } = input;
  const revision = await database.transaction((tx) =>
    baseRevision === 0 ? makeKit(tx, writer, input) : changeKit(tx, writer, input),
  );
  if (revision) return { outcome: "saved", revision };
  const theirs = await readKit(database, writer, { kitId });
  return isSame(theirs, input)
    ? { outcome: "saved", revision: theirs.revision }
    : { outcome: "conflict", theirs };
}

async function makeKit(
  tx: Conn,
  { teamId, personId }: BankWriter,
  input: SaveKitInput,
): Promise<number | undefined> {
  const { kitId, isShared, kit } = input;
  const { title, summary, minutes } = kit;
  const row = { id: kitId, title, summary, minutes, isShared, teamId, createdBy: personId, revision: 1 };
  if (!(await insertUnderFreeSlug(tx, { ...row, slug: toSlug(title, "kit") }))) return undefined;
  await writeItems(tx, { kitId, teamId, items: itemsOf(input) });
  return 1;
}

async function changeKit(tx: Conn, writer: BankWriter, input: SaveKitInput): Promise<number | undefined> {
  const { kitId, baseRevision, isShared, kit } = input;
  const viewer = viewerOf(writer);
  const before = await findKit(tx, { kitId, ...viewer });
  if (!before) throw notFound("kit");
  if (!isShared && before.createdBy !== writer.personId)
    throw new AppError("forbidden", "Only whoever made a kit can keep it to themselves. Copy it instead.");
  const { title, summary, minutes } = kit;
  const fields = { title, summary, minutes, isShared };
  const revision = await updateKit(tx, { kitId, baseRevision, fields, ...viewer });
  if (revision) await writeItems(tx, { kitId, teamId: writer.teamId, items: itemsOf(input) });
  return revision;
}

async function writeItems(
  tx: Conn,
  args: { kitId: string; teamId: string; items: KitItemRow[] },
): Promise<void> {
  if ((await replaceKitItems(tx, args)) === args.items.length) return;
  const message = "A question of this kit isn’t in your bank any more. Reload to see which, then save again.";
  throw new AppError("invalid", message, { fields: { "kit.items": message } });
}

/** Deletes a kit. `undo` is what `restoreKit` takes to bring it back; nobody else could have written it. */
export async function deleteKit(
  database: Database,
  writer: BankWriter,
  { kitId }: { kitId: string },
): Promise<{ undo: string }> {
  const viewer = viewerOf(writer);
  const { teamId } = writer;
  return database.transaction(async (tx) => {
    const kit = await findKit(tx, { kitId, ...viewer });
    const items = await listKitItems(tx, { kitId, teamId });
    if (!kit || !(await removeKit(tx, { kitId, ...viewer }))) throw notFound("kit");
    const { madeBy: _, kitId: id, ...row } = kit;
    const rows = items.map(({ questionId, minutes }) => ({ questionId, minutes }));
    return { undo: seal({ row: { ...row, id, teamId }, items: rows }) };
  });
}

/** Brings a deleted kit back under its id, without the questions that left the bank meanwhile. Safe to repeat. */
export async function restoreKit(
  database: Database,
  { teamId }: BankWriter,
  { undo }: { undo: string },
): Promise<void> {
  const { row, items } = unseal(undo);
  if (row.teamId !== teamId) throw notFound("kit");
  await database.transaction(async (tx) => {
    if (await insertUnderFreeSlug(tx, row)) await replaceKitItems(tx, { kitId: row.id, teamId, items });
  });
}

type KitRow = Parameters<typeof insertKit>[1];
type Deleted = { row: KitRow; items: KitItemRow[] };

/** False where a kit of this id is there already. */
async function insertUnderFreeSlug(tx: Conn, row: KitRow): Promise<boolean> {
  const base = row.slug;
  for (const _ of [1, 2, 3]) {
    const taken = await listSlugsLike(tx, { teamId: row.teamId, base });
    const slug = chooseSlug(slugChoices(base, taken.size + 1), taken, row.id);
    if (await insertKit(tx, { ...row, slug })) return true;
    // Either the id is taken, then the slug stays free; or somebody took the slug in the same moment.
    if (!(await listSlugsLike(tx, { teamId: row.teamId, base })).has(slug)) return false;
  }
  throw new AppError("conflict", "Somebody is making kits of the same name just now. Try again.");
}

/** Text that this server alone can have written: a signature and what it signs. */
function seal(deleted: Deleted): string {
  const text = JSON.stringify(deleted);
  return `${sign(text)}.${text}`;
}

function unseal(sealed: string): Deleted {
  const at = sealed.indexOf(".");
  const text = sealed.slice(at + 1);
  const [given, own] = [Buffer.from(sealed.slice(0, at)), Buffer.from(sign(text))];
  if (given.length !== own.length || !timingSafeEqual(given, own)) throw notFound("kit");
  return JSON.parse(text);
}

const sign = (text: string) =>
  createHmac("sha256", env().secret).update(`deleted-kit:${text}`).digest("base64url");

const viewerOf = ({ teamId, personId }: BankWriter) => ({ teamId, personId });
const itemsOf = ({ kit }: SaveKitInput): KitItemRow[] =>
  kit.items.map(({ question, minutes }) => ({ questionId: question, minutes }));

/** A save whose answer was lost on the way is sent again and finds itself. */
function isSame({ title, summary, minutes, isShared, items }: Kit, { kit, ...input }: SaveKitInput): boolean {
  const standing = items.map((item) => ({ question: item.questionId, minutes: item.minutes }));
  return (
    isShared === input.isShared &&
    JSON.stringify([title, summary, minutes, standing]) ===
      JSON.stringify([
        kit.title,
        kit.summary,
        kit.minutes,
        kit.items.map(({ question, minutes }) => ({ question, minutes })),
      ])
  );
}

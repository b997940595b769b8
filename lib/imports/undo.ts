// Taking an import back: one transaction; what somebody uses stays and is named (docs/decisions/0013-imports.md).

import { writeVersions } from "@/db/bank/writes";
import type { Conn, Database } from "@/db/client";
import * as writes from "@/db/imports/writes";
import type { Report, Undone } from "@/db/schema/import-columns";
import { toFoundBy } from "@/lib/questions/found-by";
import type { BankWriter } from "@/lib/questions/policy";
import { inOneTransaction } from "./accept";
import { movedOn } from "./commands";
import { readImport } from "./reads";

type Tx = { conn: Conn; writer: BankWriter; importId: string };

/** So much is looked at at once. */
const batch = 200;

/** Takes back what nobody uses; the rest stays, and is named. */
export async function undoImport(
  database: Database,
  writer: BankWriter,
  { importId }: { importId: string },
): Promise<Undone> {
  const { teamId } = writer;
  const named = { importId, teamId };
  const undone = await inOneTransaction(database, async (conn) => {
    const moved = await writes.moveStage(conn, { ...named, from: "accepted", to: "undone" });
    if (!moved) return undefined;
    const { report } = moved;
    const kits = await removeKits(conn, teamId, report.kits);
    const undone = { ...kits, ...(await takeBack({ conn, writer, importId })) };
    await writes.saveReport(conn, { importId, report: { ...report, undone } satisfies Report });
    return undone;
  });
  if (undone) return undone;
  const { report } = await readImport(database, writer, named);
  if (report.undone) return report.undone;
  throw movedOn();
}

async function removeKits(conn: Conn, teamId: string, kits: Report["kits"]) {
  const made = kits.filter(({ madeId }) => madeId);
  const kitIds = made.flatMap(({ madeId }) => madeId ?? []);
  const gone = new Set(kitIds.length > 0 ? await writes.deleteKits(conn, { teamId, kitIds }) : []);
  const kept = made.filter(({ madeId }) => !gone.has(madeId ?? ""));
  return { kits: gone.size, keptKits: kept.map(({ title }) => title) };
}

const mostNamed = 500;

async function takeBack({ conn, writer, importId }: Tx) {
  const total: Omit<Undone, "kits" | "keptKits"> = { removed: 0, restored: 0, kept: [], keptCount: 0 };
  for (let after = 0; ; ) {
    const made = await writes.listMade(conn, { importId, after, limit: batch });
    after = made.at(-1)?.position ?? after;
    if (made.length === 0) return total;
    const added = await removeUnused(
      conn,
      writer.teamId,
      made.filter(({ madeVersion }) => madeVersion === 1),
    );
    const restored = await restore(
      conn,
      writer,
      made.filter(({ madeVersion }) => madeVersion > 1),
    );
    const kept = [...added.kept, ...restored.kept].sort((a, b) => a.position - b.position);
    total.removed += added.removed;
    total.restored += restored.restored;
    total.keptCount += kept.length;
    total.kept.push(...kept.slice(0, mostNamed - total.kept.length));
  }
}

type MadeItem = Awaited<ReturnType<typeof writes.listMade>>[number];

const useWords: Record<writes.Use, string> = {
  version: "It was changed since.",
  interview: "An interview asked it or plans to.",
  kit: "It is in a kit.",
  practice: "Somebody practises with it.",
  draft: "Somebody is changing it.",
};

async function removeUnused(conn: Conn, teamId: string, made: MadeItem[]) {
  const questionIds = made.map(({ madeId }) => madeId);
  const uses = await writes.findUses(conn, { teamId, questionIds });
  const used = new Map<string, string>();
  for (const { questionId, use } of uses) used.set(questionId, used.get(questionId) ?? useWords[use]);
  const unused = questionIds.filter((id) => !used.has(id));
  const removed = unused.length > 0 ? await writes.deleteQuestions(conn, { teamId, questionIds: unused }) : 0;
  const kept = made.flatMap(({ position, title, madeId }) => {
    const why = used.get(madeId);
    return why ? [{ position, title, why }] : [];
  });
  return { removed, kept };
}

/** The text as it was before comes back as a version of its own: what an interview has asked stays as it is. */
async function restore(conn: Conn, { teamId, personId }: BankWriter, made: MadeItem[]) {
  if (made.length === 0) return { restored: 0, kept: [] };
  const questionIds = made.map(({ madeId }) => madeId);
  const [now, earlier] = [
    await writes.listVersions(conn, { teamId, questionIds, back: 0 }),
    await writes.listVersions(conn, { teamId, questionIds, back: 1 }),
  ];
  const latest = new Map(now.map((row) => [row.questionId, row.latest]));
  const byId = new Map(made.map((item) => [item.madeId, item]));
  const isOurs = ({ madeId, madeVersion }: MadeItem) => latest.get(madeId) === madeVersion;
  const rows = earlier.flatMap((row) => {
    const item = byId.get(row.questionId);
    if (!item || !isOurs(item)) return [];
    // The text that comes back is approved only if it was.
    const status = row.status === "retired" ? row.status : (item.statusBefore ?? row.status);
    return [{ ...row, status, version: row.latest + 1, foundBy: toFoundBy(row) }];
  });
  const written = await writeVersions(conn, { teamId, createdBy: personId, rows });
  const kept = made
    .filter(({ madeId }) => !written.has(madeId))
    .map(({ position, title }) => ({ position, title, why: "It was changed again since." }));
  return { restored: written.size, kept };
}
